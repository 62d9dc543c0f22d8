import type { ApiKeyPair } from "@api-key-pairs/client";

import { formatAge } from "./format-age.ts";
import type { RecordShape } from "./record-output.ts";

/**
 * How key pairs look in a list.
 *
 * @param now In milliseconds since 1970: what ages count from.
 */
export function pairShape(now: number): RecordShape<ApiKeyPair> {
  return {
    columns: [
      { title: "ID", text: ({ id }) => id },
      { title: "CREATED", text: (pair) => describeTimes(pair, now) },
    ],
    id: ({ id }) => id,
  };
}

function describeTimes({ created_at, updated_at }: ApiKeyPair, now: number): string {
  const created = formatAge(created_at, now);
  return updated_at === created_at ? created : `${created}, updated ${formatAge(updated_at, now)}`;
}
