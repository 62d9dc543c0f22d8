import { isApiKeyPairsError } from "@api-key-pairs/client";
import type { ApiKeyPairPage, Direction } from "@api-key-pairs/client";

import type { Context } from "../context.ts";
import { pause } from "../pause.ts";

/** Before a walk goes on where it broke off, in milliseconds. */
const pauseMs = 1_000;

export interface WalkOptions {
  /** How many pairs a page holds. */
  readonly limit: number;
  /** Where to start; the newest pairs when left out. */
  readonly cursor?: string | undefined;
  readonly direction: Direction;
}

/**
 * Walks over all pages. A long walk meets more failures than a single call may: when one that may pass ends it after at
 * least a page, it goes on from there with a new client, whose retries are not used up.
 */
export async function* walkPages(
  context: Context,
  { limit, cursor: start, direction }: WalkOptions,
): AsyncGenerator<ApiKeyPairPage, void, undefined> {
  const { signal } = context;
  let cursor = start;
  for (;;) {
    let hasMoved = false;
    const keyPairs = await context.client();
    try {
      for await (const page of keyPairs.list({ limit, cursor }, { signal }).pages({ direction })) {
        yield page;
        const next = direction === "next" ? page.next_cursor : page.previous_cursor;
        if (next == null) return;
        [cursor, hasMoved] = [next, true];
      }
      return;
    } catch (error) {
      if (!hasMoved || !mayPass(error)) throw error;
    }
    await pause(pauseMs, signal);
  }
}

function mayPass(error: unknown): boolean {
  return isApiKeyPairsError(error) && ["connection", "server", "timeout"].includes(error.code);
}
