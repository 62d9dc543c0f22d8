import { ApiError } from "../http/api-error.ts";
import type { PageStart } from "../store/store.ts";
import { listStart } from "../store/store.ts";
import type { Cursors } from "./cursor.ts";

/** What was found from where a page starts, in the order of the list. */
interface Found<Item> {
  readonly items: readonly Item[];
  readonly hasNewer: boolean;
  readonly hasOlder: boolean;
}

/**
 * Where a page starts.
 *
 * @param cursor Left out: at the start of the list.
 * @throws {ApiError} `bad_request` for a cursor that is not of this list.
 */
export async function startOf(cursors: Cursors, cursor: string | undefined): Promise<PageStart> {
  const start = cursor === undefined ? listStart : await cursors.decode(cursor);
  if (start) return start;
  const message =
    "cursor must be a next_cursor or previous_cursor that this server returned; leave it out to start at the first page";
  throw new ApiError("bad_request", {
    details: [{ location: "query", pointer: "/cursor", message, type: "invalid_cursor" }],
  });
}

/** A page as it is answered, with the cursors that lead on from it. */
export async function toPage<Item extends { position: number }, WireItem>(
  cursors: Cursors,
  { position, limit }: PageStart & { limit: number },
  { items, hasNewer, hasOlder }: Found<Item>,
  toWire: (item: Item) => WireItem,
) {
  // A page is empty when its items were deleted meanwhile. The way back from it includes the one it started at.
  const newest = items[0]?.position ?? position - 1;
  const oldest = items.at(-1)?.position ?? position + 1;
  const encode = async (direction: PageStart["direction"], from: number) =>
    await cursors.encode({ direction, position: from });
  return {
    items: items.map(toWire),
    limit,
    next_cursor: hasOlder ? await encode("older", oldest) : null,
    previous_cursor: hasNewer ? await encode("newer", newest) : null,
  };
}
