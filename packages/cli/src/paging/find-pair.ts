import type { ApiKeyPair } from "@api-key-pairs/client";

import { isSigner } from "../auth/find-signer.ts";
import type { Context } from "../context.ts";
import { openPairs, walkPages } from "./walk-pages.ts";

/** The most that the API puts on one page: what is fewest requests. */
const largestPage = 100;

/**
 * Finds the pair of a key in the list, since no revision of the API can be asked for it. A list that lags may not have it
 * yet.
 */
export async function findPair(context: Context, thumbprint: string): Promise<ApiKeyPair | undefined> {
  for await (const { items } of walkPages(context, openPairs, { limit: largestPage, direction: "next" })) {
    const pair = items.find((candidate) => isSigner(candidate, thumbprint));
    if (pair !== undefined) return pair;
  }
  return undefined;
}
