/** One page of any list of the API. */
export interface CursorPage<Item> {
  readonly items: readonly Item[];
  /** Leads to the next page. `null` or absent at the end. */
  readonly next_cursor?: string | null | undefined;
  /** Leads to the page before. `null` or absent at the start. */
  readonly previous_cursor?: string | null | undefined;
}

/** Which way to walk: by `next_cursor` or by `previous_cursor`. */
export type Direction = "next" | "previous";
