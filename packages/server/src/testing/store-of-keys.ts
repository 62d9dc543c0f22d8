import { onTestFinished } from "vitest";

import { generateKeyPair } from "../keys/key-pair.ts";
import { createSqliteStore } from "../store/sqlite-store.ts";
import type { Store } from "../store/store.ts";

const { publicKey } = await generateKeyPair();

/** The id of the pair at this position, from 1. */
export const idAt = (position: number) => `${position}`.padEnd(43, "_");

/**
 * A store that has any number of pairs without keeping them.
 *
 * @param total How many.
 * @param beforeRead Called with the number of the read, from 1, before it is answered.
 */
export async function storeOfKeys(total: number, beforeRead?: (read: number) => unknown): Promise<Store> {
  let reads = 0;
  const store = await createSqliteStore();
  onTestFinished(async () => await store.close());
  return {
    ...store,
    async publicKeys({ after, limit }) {
      reads += 1;
      await beforeRead?.(reads);
      const length = Math.min(limit, total - after);
      return Array.from({ length }, (_, index) => {
        const position = after + index + 1;
        return { id: idAt(position), publicKey, position };
      });
    },
  };
}
