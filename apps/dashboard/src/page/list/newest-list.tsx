import { useApiKeyPairs } from "@api-key-pairs/react-hooks";

import type { AllPairs } from "../ages/use-all-pairs.ts";
import { formatTime } from "../time/format-time.ts";
import { LateProblem } from "../ui/late-problem.tsx";
import { SlowNotice } from "../ui/slow-notice.tsx";
import { hasDetails } from "../pair/has-details.ts";
import { describePosition } from "./describe-position.ts";
import { EmptyList } from "./empty-list.tsx";
import { Pager } from "./pager.tsx";
import { PairRow } from "./pair-row.tsx";
import { PairTable } from "./pair-table.tsx";
import { RefreshHint } from "./refresh-hint.tsx";
import type { RowContext } from "./row-context.ts";
import { SkeletonRows } from "./skeleton-rows.tsx";
import { useLast } from "./use-last.ts";

interface Props extends RowContext {
  readonly limit: number;
  readonly all: AllPairs;
  /** Brings the top of the list into view. */
  readonly onTurn: () => void;
}

/** The list as the API gives it: newest first, page by page in both directions. */
export function NewestList({ limit, all, onTurn, ...row }: Props) {
  const list = useApiKeyPairs({ limit });
  const { data, error, isPlaceholderData } = list;
  // A page that can't be had must not take away the one before it.
  const page = useLast(data);
  const problem = error && (
    <LateProblem
      size={page ? "banner" : "panel"}
      error={error}
      failedAt={list.errorUpdatedAt}
      onRetry={() => void list.refetch()}
      meanwhile={
        page && `Below is what was loaded ${data ? `at ${formatTime(list.dataUpdatedAt)}` : "before"}.`
      }
    />
  );
  if (page === undefined && problem) return problem;

  const items = page?.items ?? [];
  if (data && items.length === 0 && !list.previousPage && !list.nextPage) return <EmptyList />;

  const turn = (go: (() => void) | undefined) => {
    if (go === undefined || isPlaceholderData) return undefined;
    return () => {
      go();
      onTurn();
    };
  };
  const isDetailed = hasDetails(items) ?? false;
  return (
    <>
      {problem}
      {page === undefined && <SlowNotice />}
      <RefreshHint isOn={list.isFetching && page !== undefined} />
      <PairTable
        caption="Key pairs, newest first"
        isDetailed={isDetailed}
        isBusy={list.isFetching && (data === undefined || isPlaceholderData)}
      >
        {page ? (
          items.map((pair) => (
            <PairRow
              key={pair.id}
              pair={pair}
              isDetailed={isDetailed}
              isUpdating={page.updating?.ids.includes(pair.id) ?? false}
              {...row}
            />
          ))
        ) : (
          <SkeletonRows count={limit} isDetailed={isDetailed} />
        )}
      </PairTable>
      <Pager
        firstPage={turn(list.firstPage)}
        previousPage={turn(list.previousPage)}
        nextPage={turn(list.nextPage)}
        position={page && !isPlaceholderData ? positionOf(items[0]?.id, items.length, all) : "Loading"}
      />
    </>
  );
}

/** Which part of all pairs is shown, as far as they have been read. */
function positionOf(firstId: string | undefined, shown: number, { pairs, status }: AllPairs): string {
  const place = pairs.findIndex((pair) => pair.id === firstId);
  return describePosition(
    place < 0 ? undefined : place,
    shown,
    status === "complete" ? pairs.length : undefined,
  );
}
