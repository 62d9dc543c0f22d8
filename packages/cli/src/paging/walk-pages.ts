import { isApiKeyPairsError } from "@api-key-pairs/client";
import type {
  ApiKeyPair,
  ApiKeyPairPage,
  ApiKeyPairsClient,
  CallOptions,
  Direction,
  ListParams,
  Role,
} from "@api-key-pairs/client";

import type { Context } from "../context.ts";
import { pause } from "../pause.ts";

/** Before a walk goes on where it broke off, in milliseconds. */
const pauseMs = 1_000;

export interface WalkOptions {
  /** How many records a page holds. */
  readonly limit: number;
  /** Where to start; the first page when left out. */
  readonly cursor?: string | undefined;
  readonly direction: Direction;
}

/** One page of a list, with the cursors that lead on. */
export interface Page<Item> extends Pick<ApiKeyPairPage, "next_cursor" | "previous_cursor"> {
  readonly items: readonly Item[];
}

/** A list of the client's: of a page, or of all of them. */
interface List<Item> extends PromiseLike<Page<Item>> {
  pages(options: { direction: Direction }): AsyncIterable<Page<Item>>;
}

/** Opens a list, which asks for nothing yet. */
export type OpenList<Item> = (
  keyPairs: ApiKeyPairsClient,
  params: ListParams,
  options: CallOptions,
) => List<Item>;

export const openPairs: OpenList<ApiKeyPair> = (keyPairs, params, options) => keyPairs.list(params, options);

export const openRoles: OpenList<Role> = (keyPairs, params, options) => keyPairs.roles.list(params, options);

/**
 * Walks over all pages. A long walk meets more failures than a single call may: when one that may pass ends it after at
 * least a page, it goes on from there with a new client, whose retries are not used up.
 */
export async function* walkPages<Item>(
  context: Context,
  open: OpenList<Item>,
  { limit, cursor: start, direction }: WalkOptions,
): AsyncGenerator<Page<Item>, void, undefined> {
  const { signal } = context;
  let cursor = start;
  for (;;) {
    let hasMoved = false;
    const keyPairs = await context.client();
    try {
      for await (const page of open(keyPairs, { limit, cursor }, { signal }).pages({ direction })) {
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
