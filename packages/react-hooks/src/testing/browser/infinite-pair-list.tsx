import type { ListParams } from "@api-key-pairs/core";

import { useInfiniteApiKeyPairs } from "../../index.ts";
import { PairItems } from "./pair-items.tsx";

interface InfinitePairListProps {
  readonly name?: string;
  readonly params?: ListParams;
  readonly maxPages?: number;
}

/** A list of pairs that grows at both ends. */
export function InfinitePairList({ name = "pairs", params, maxPages }: InfinitePairListProps) {
  const list = useInfiniteApiKeyPairs(params, { ...(maxPages !== undefined && { maxPages }) });
  const { data, error, hasNextPage, hasPreviousPage, isFetching } = list;
  if (error) return <p role="alert">{error.code}</p>;
  if (!data) return <p>Loading</p>;
  return (
    <section aria-label={name}>
      <button disabled={!hasPreviousPage || isFetching} onClick={() => void list.fetchPreviousPage()}>
        Newer
      </button>
      <PairItems name={name} pairs={data.pages.flatMap(({ items }) => items)} />
      <button disabled={!hasNextPage || isFetching} onClick={() => void list.fetchNextPage()}>
        Older
      </button>
    </section>
  );
}
