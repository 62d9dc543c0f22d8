import type { AnyApiKeyPairsError, ListParams } from "@api-key-pairs/core";

import { useApiKeyPairs } from "../../index.ts";
import { PairItems } from "./pair-items.tsx";

interface PairListProps {
  readonly name?: string;
  readonly params?: ListParams;
  readonly onError?: (error: AnyApiKeyPairsError, id: string) => void;
}

/** One page of pairs, with the ways to the others. */
export function PairList({ name = "pairs", params, onError }: PairListProps) {
  const { data, error, refetch, nextPage, previousPage, firstPage } = useApiKeyPairs(params);
  if (!data && !error) return <p>Loading</p>;
  return (
    <section aria-label={name}>
      {error && <p role="alert">{error.code}</p>}
      {error && <button onClick={() => void refetch()}>Try again</button>}
      {data && <PairItems name={name} pairs={data.items} onError={onError} />}
      <button disabled={!firstPage} onClick={firstPage}>
        First
      </button>
      <button disabled={!previousPage} onClick={previousPage}>
        Previous
      </button>
      <button disabled={!nextPage} onClick={nextPage}>
        Next
      </button>
    </section>
  );
}
