import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";

import type { PageStart, Store } from "../store/store.ts";

const directions = ["older", "newer"] as const;
/** One byte for the direction, eight for the position. */
const payloadBytes = 9;
/** HMAC-SHA-256, in full. */
const macBytes = 32;

/** Turns places in the list into cursors and back. */
export interface Cursors {
  encode(start: PageStart): Promise<string>;
  /** @returns `undefined` for everything that `encode` did not give. */
  decode(cursor: string): Promise<PageStart | undefined>;
}

/**
 * Sees to it that a store has what cursors are signed with. Without it the first list would have to write, and fail when
 * the disk is full.
 */
export async function createCursorSecret(store: Store): Promise<string> {
  return await store.setting("cursor_secret", () => randomBytes(32).toString("base64url"));
}

/**
 * Cursors that no caller can make up or alter. They are signed with a secret that lives in the store, so those of one
 * instance work on all that share it, and those of another server on none.
 *
 * @param list Which list they are of: those of another are refused. Left out: the key pairs.
 */
export function createCursors(store: Store, list = ""): Cursors {
  let loading: Promise<Buffer> | undefined;
  const loadSecret = async () => {
    loading ??= createCursorSecret(store).then((secret) => Buffer.from(secret, "base64url"));
    try {
      return await loading;
    } catch (error) {
      // A store that was down may be back for the next request.
      loading = undefined;
      throw error;
    }
  };

  return {
    async encode({ direction, position }) {
      const payload = Buffer.alloc(payloadBytes);
      payload[0] = directions.indexOf(direction);
      payload.writeBigUInt64BE(BigInt(position), 1);
      return Buffer.concat([payload, sign(await loadSecret(), payload, list)]).toString("base64url");
    },

    async decode(cursor) {
      const bytes = Buffer.from(cursor, "base64url");
      // Node's decoder skips what is not base64url and ignores surplus bits: only the one true spelling counts.
      if (bytes.length !== payloadBytes + macBytes || bytes.toString("base64url") !== cursor)
        return undefined;
      const payload = bytes.subarray(0, payloadBytes);
      if (!timingSafeEqual(bytes.subarray(payloadBytes), sign(await loadSecret(), payload, list)))
        return undefined;
      return { direction: directions[payload[0]!]!, position: Number(payload.readBigUInt64BE(1)) };
    },
  };
}

function sign(secret: Buffer, payload: Buffer, list: string): Buffer {
  return createHmac("sha256", secret).update(payload).update(list).digest();
}
