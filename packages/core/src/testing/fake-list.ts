import type { CursorPage, Direction } from "../pagination/cursor-page.ts";
import type { Walk } from "../pagination/walk-pages.ts";

export type FakePage = CursorPage<string>;

export interface FakeListOptions {
  /** The page that a walk starts from; left out: the first one, without a cursor. */
  readonly start?: number;
  /** What the API sends where there is no further page. */
  readonly end?: null | undefined;
  /** Pages that fail, by their index. */
  readonly failing?: ReadonlySet<number>;
  /** Lets each page wait until the test releases it. */
  readonly gate?: () => Promise<void>;
}

/** A list in memory, given page by page, that records what is done to it. */
export function fakeList(pages: readonly (readonly string[])[], options: FakeListOptions = {}) {
  const { start, failing = new Set(), gate } = options;
  const end = "end" in options ? options.end : null;
  const log = { opened: 0, ended: 0, inFlight: 0, cursors: [] as (string | undefined)[] };

  const cursorTo = (index: number, direction: Direction) =>
    index >= 0 && index < pages.length ? `${direction}-${index}` : end;

  const open = (): Walk<FakePage> => {
    log.opened += 1;
    return {
      start: start === undefined ? undefined : `start-${start}`,
      async fetch(cursor) {
        log.cursors.push(cursor);
        log.inFlight += 1;
        try {
          await (gate?.() ?? new Promise((resolve) => setImmediate(resolve)));
          const index = Number(cursor?.split("-")[1] ?? 0);
          if (failing.has(index)) throw new Error(`page ${index} failed`);
          return {
            items: pages[index]!,
            next_cursor: cursorTo(index + 1, "next"),
            previous_cursor: cursorTo(index - 1, "previous"),
          };
        } finally {
          log.inFlight -= 1;
        }
      },
      end: () => void (log.ended += 1),
    };
  };
  return { log, open };
}

/** Lets everything that is ready to run do so. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 5; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}

/** Everything that a walk yields, and the error that it ended with. */
export async function drain<T>(walk: AsyncIterable<T>): Promise<{ yielded: T[]; error: unknown }> {
  const yielded: T[] = [];
  try {
    for await (const one of walk) yielded.push(one);
    return { yielded, error: undefined };
  } catch (error) {
    return { yielded, error };
  }
}
