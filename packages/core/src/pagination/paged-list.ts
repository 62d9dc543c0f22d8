import { InputError } from "../errors/input-error.ts";
import type { CursorPage } from "./cursor-page.ts";
import { walkPages, type Walk, type WalkOptions } from "./walk-pages.ts";

/**
 * A list that is both: `await` it for one page, or iterate over it for every item, page after page. Nothing is
 * fetched before one or the other is done. Awaiting twice gives the same page; each iteration walks anew.
 *
 * @example
 * ```ts
 * const page = await list;                                     // one page
 * for await (const item of list) {}                            // every item
 * for await (const page of list.pages({ direction: "previous" })) {} // page by page, backwards
 * const newest = await list.collect({ limit: 500 });           // an array, never longer than that
 * ```
 */
export class PagedList<Item, Page extends CursorPage<Item>>
  implements PromiseLike<Page>, AsyncIterable<Item>
{
  readonly #open: () => Walk<Page>;
  #page: Promise<Page> | undefined;

  /** @param open - begins a walk of its own; where it throws, the await or the iteration does */
  constructor(open: () => Walk<Page>) {
    this.#open = open;
  }

  /** Walks page by page, one page being fetched ahead while you work on the current one. */
  pages(options?: WalkOptions): AsyncGenerator<Page, void, undefined> {
    return walkPages(this.#open, options);
  }

  /** Walks item by item. Backwards, the items of a page come last first, so that the order is exactly reversed. */
  async *items(options: WalkOptions = {}): AsyncGenerator<Item, void, undefined> {
    for await (const { items } of this.pages(options)) {
      yield* options.direction === "previous" ? items.toReversed() : items;
    }
  }

  /**
   * Collects items into an array, and stops fetching when it is full.
   *
   * @param options - `limit`: how many items at most; required, so that a list nobody thought long can't fill memory
   */
  async collect({ limit, direction }: WalkOptions & { limit: number }): Promise<Item[]> {
    if (!Number.isSafeInteger(limit) || limit < 0) {
      throw new InputError("limit", "must be a whole number from 0");
    }
    const collected: Item[] = [];
    if (limit === 0) return collected;
    // Nothing is done between two pages that fetching ahead could use, and the last one would be in vain.
    for await (const item of this.items({ direction, ahead: false })) {
      if (collected.push(item) >= limit) break;
    }
    return collected;
  }

  [Symbol.asyncIterator](): AsyncGenerator<Item, void, undefined> {
    return this.items();
  }

  // oxlint-disable-next-line unicorn/no-thenable -- being awaitable is the point
  then<Fulfilled = Page, Rejected = never>(
    onFulfilled?: ((page: Page) => Fulfilled | PromiseLike<Fulfilled>) | null,
    onRejected?: ((reason: unknown) => Rejected | PromiseLike<Rejected>) | null,
  ): Promise<Fulfilled | Rejected> {
    return this.#fetchPage().then(onFulfilled, onRejected);
  }

  catch<Rejected = never>(
    onRejected?: ((reason: unknown) => Rejected | PromiseLike<Rejected>) | null,
  ): Promise<Page | Rejected> {
    return this.#fetchPage().catch(onRejected);
  }

  finally(onFinally?: (() => void) | null): Promise<Page> {
    return this.#fetchPage().finally(onFinally);
  }

  #fetchPage(): Promise<Page> {
    if (this.#page === undefined) {
      this.#page = fetchFirst(this.#open);
      // A failure is told to those who await it, and not kept: the next await tries again.
      this.#page.catch(() => (this.#page = undefined));
    }
    return this.#page;
  }
}

async function fetchFirst<Page>(open: () => Walk<Page>): Promise<Page> {
  const walk = open();
  try {
    return await walk.fetch(walk.start);
  } finally {
    walk.end();
  }
}
