import { useWindowVirtualizer } from "@tanstack/react-virtual";
import { useCallback, useLayoutEffect, useRef } from "react";

import type { AllPairs } from "../ages/use-all-pairs.ts";
import { hasDetails } from "../pair/has-details.ts";
import { formatTime } from "../time/format-time.ts";
import { Button } from "../ui/button.tsx";
import { explainError } from "../ui/explain-error.ts";
import { formatCount } from "../ui/format-count.ts";
import { Problem } from "../ui/problem.tsx";
import { RetryButton } from "../ui/retry-button.tsx";
import { EmptyList } from "./empty-list.tsx";
import { PairRow } from "./pair-row.tsx";
import { PairTable } from "./pair-table.tsx";
import type { RowContext } from "./row-context.ts";
import { SkeletonRows } from "./skeleton-rows.tsx";
import { useRowMetrics } from "./use-row-metrics.ts";
import { withGaps } from "./with-gaps.ts";

interface Props extends RowContext {
  readonly all: AllPairs;
}

/** All pairs in one scroll, newest first. Only the rows in view are there, and a few around them. */
export function AllList({ all, ...row }: Props) {
  const { pairs, status } = all;
  const body = useRef<HTMLTableSectionElement>(null);
  const { top, rowHeight } = useRowMetrics(body);
  // Another function each time would have all rows placed anew with every step of scrolling.
  const getItemKey = useCallback((index: number) => pairs[index]!.id, [pairs]);
  const virtualizer = useWindowVirtualizer({
    count: pairs.length,
    estimateSize: () => rowHeight,
    scrollMargin: top,
    overscan: 8,
    getItemKey,
  });
  useLayoutEffect(() => virtualizer.measure(), [virtualizer, rowHeight]);

  if (status === "failed" && pairs.length === 0) {
    return <Problem size="panel" error={all.error!} failedAt={all.failedAt} onRetry={all.readOn} />;
  }
  if (status === "complete" && pairs.length === 0) return <EmptyList />;

  const items = virtualizer.getVirtualItems();
  const isDetailed = hasDetails(pairs) ?? false;
  return (
    <>
      {status === "complete" && all.error && (
        <Problem
          error={all.error}
          failedAt={all.failedAt}
          onRetry={all.readOn}
          meanwhile={`Below is what was loaded at ${formatTime(all.readAt)}.`}
        />
      )}
      <PairTable
        caption="All key pairs, newest first"
        isDetailed={isDetailed}
        rowCount={status === "complete" ? pairs.length + 1 : -1}
        isBusy={status === "reading"}
        bodyRef={body}
      >
        {pairs.length === 0 ? (
          <SkeletonRows count={20} isDetailed={isDetailed} />
        ) : (
          withGaps(items, top, virtualizer.getTotalSize()).map((part) =>
            "gap" in part ? (
              <tr key={part.key} className="gap-row" aria-hidden="true" style={{ height: part.gap }}>
                <td />
              </tr>
            ) : (
              <PairRow
                key={part.key}
                pair={pairs[part.index]!}
                isDetailed={isDetailed}
                isUpdating={all.updating.has(pairs[part.index]!.id)}
                rowIndex={part.index + 2}
                {...row}
              />
            ),
          )
        )}
      </PairTable>
      <p className="list-end">
        {status === "complete" && `${formatCount(pairs.length)} key pairs`}
        {status === "reading" && `${formatCount(pairs.length)} read so far`}
        {status === "paused" && (
          <>
            There are more than these {formatCount(pairs.length)}.{" "}
            <Button onClick={all.readOn}>Read on</Button>
          </>
        )}
        {status === "failed" && (
          <>
            {explainError(all.error).title}. There may be more than these {formatCount(pairs.length)}.{" "}
            <RetryButton notBefore={all.retryAt} onRetry={all.readOn} label="Read on" />
          </>
        )}
      </p>
    </>
  );
}
