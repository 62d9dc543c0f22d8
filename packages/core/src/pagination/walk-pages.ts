import { InputError } from "../errors/input-error.ts";
import { PaginationError } from "../errors/pagination-error.ts";
import type { CursorPage, Direction } from "./cursor-page.ts";

/** One walk over a list: it fetches pages, and lets go of what is under way when the walk ends. */
export interface Walk<Page> {
  /** The cursor that the walk starts from; `undefined` starts it at the first page. */
  readonly start: string | undefined;
  /** Fetches the page at a cursor, or the first page. */
  fetch(cursor: string | undefined): Promise<Page>;
  /** Called once, when the walk ends for whatever reason: a page that is still under way is not wanted. */
  end(): void;
}

export interface WalkOptions {
  /**
   * Which way to walk.
   *
   * @default "next"
   */
  readonly direction?: Direction | undefined;
  /**
   * Whether the next page is fetched while you work on the current one.
   *
   * @default true
   */
  readonly ahead?: boolean | undefined;
}

/**
 * Yields the page that a walk starts from and all that follow it in one direction, the next one being fetched
 * while the caller works on the current one. The walk ends where there is no cursor; an empty page is not the end.
 *
 * @param open - begins the walk, on the first step of the generator
 * @param options - the direction, and whether a page is fetched ahead
 * @throws {@link InputError} on a direction that is none
 * @throws {@link PaginationError} when a cursor comes a second time, after the page that carried it was yielded
 */
export async function* walkPages<Page extends CursorPage<unknown>>(
  open: () => Walk<Page>,
  { direction = "next", ahead = true }: WalkOptions = {},
): AsyncGenerator<Page, void, undefined> {
  if (direction !== "next" && direction !== "previous") {
    throw new InputError("direction", 'must be "next" or "previous"');
  }
  const walk = open();
  const seen = new Set<string | undefined>([walk.start]);
  try {
    let pending = walk.fetch(walk.start);
    for (;;) {
      const page = await pending;
      const cursor = direction === "next" ? page.next_cursor : page.previous_cursor;
      if (cursor == null) {
        yield page;
        return;
      }
      if (seen.has(cursor)) {
        yield page;
        throw new PaginationError(seen.size);
      }
      seen.add(cursor);
      if (ahead) {
        pending = walk.fetch(cursor);
        // The page ahead may fail before the caller asks for it; it is the asking that throws.
        pending.catch(() => {});
        yield page;
      } else {
        yield page;
        pending = walk.fetch(cursor);
      }
    }
  } finally {
    walk.end();
  }
}
