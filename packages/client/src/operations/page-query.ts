import type { ListParams } from "@api-key-pairs/core";

/** What every list sends: what was given, and nothing else. */
export function pageQuery({ limit, cursor }: ListParams): string {
  const parts = [
    ...(limit === undefined ? [] : [`limit=${limit}`]),
    ...(cursor === undefined ? [] : [`cursor=${encodeURIComponent(cursor)}`]),
  ];
  return parts.length > 0 ? `?${parts.join("&")}` : "";
}
