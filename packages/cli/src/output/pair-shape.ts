import type { ApiKeyPair } from "@api-key-pairs/client";

import { formatAge } from "./format-age.ts";
import type { Column, RecordShape } from "./record-output.ts";

/** What a pair is called. */
export const nameColumn: Column<Pick<ApiKeyPair, "display_name">> = {
  title: "NAME",
  text: ({ display_name = "" }) => display_name,
  isIn: ({ display_name }) => display_name !== undefined,
  isCut: true,
};

/** Whether a pair can sign. */
export const activeColumn: Column<Pick<ApiKeyPair, "active">> = {
  title: "ACTIVE",
  text: ({ active }) => (active === undefined ? "" : sayYes(active)),
  isIn: ({ active }) => active !== undefined,
};

/** When a pair last signed a request. */
export function lastUsedColumn(now: number): Column<Pick<ApiKeyPair, "last_used_at">> {
  return {
    title: "LAST USED",
    text: ({ last_used_at }) => (last_used_at === undefined ? "" : sayUse(last_used_at, now)),
    isIn: ({ last_used_at }) => last_used_at !== undefined,
    leaves: 1,
  };
}

/**
 * How key pairs look in a list. What came with revision 2026-08 is there where the API says it.
 *
 * @param now In milliseconds since 1970: what ages count from.
 */
export function pairShape(now: number): RecordShape<ApiKeyPair> {
  return {
    columns: [
      { title: "ID", text: ({ id }) => id },
      nameColumn,
      activeColumn,
      {
        title: "ROLES",
        text: ({ roles = [] }) => roles.map(({ slug }) => slug).join(", "),
        isIn: ({ roles }) => roles !== undefined,
        isCut: true,
        leaves: 2,
      },
      lastUsedColumn(now),
      { title: "CREATED", text: (pair) => describeTimes(pair, now), leaves: 3 },
    ],
    id: ({ id }) => id,
  };
}

/** Whether something is so. */
export function sayYes(isSo: boolean): string {
  return isSo ? "yes" : "no";
}

/**
 * When a pair last signed a request.
 *
 * @param time An RFC 3339 date-time; `null` when it never did.
 */
export function sayUse(time: string | null, now: number): string {
  return time === null ? "never" : formatAge(time, now);
}

function describeTimes({ created_at, updated_at }: ApiKeyPair, now: number): string {
  const created = formatAge(created_at, now);
  return updated_at === created_at ? created : `${created}, updated ${formatAge(updated_at, now)}`;
}
