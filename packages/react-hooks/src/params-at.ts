import type { ListParams } from "@api-key-pairs/core";

/** The parameters of the page of a list to which a cursor leads: to the first one, if there is none. */
export function paramsAt(
  { cursor: _start, ...params }: ListParams,
  cursor: string | null | undefined,
): ListParams {
  return cursor == null ? params : { ...params, cursor };
}
