import { useMemo, useState } from "react";

import type { AllPairs } from "../ages/use-all-pairs.ts";
import { hasDetails } from "../pair/has-details.ts";
import { formatTime } from "../time/format-time.ts";
import { Button } from "../ui/button.tsx";
import { formatCount } from "../ui/format-count.ts";
import { Problem } from "../ui/problem.tsx";
import { describePosition } from "./describe-position.ts";
import { EmptyList } from "./empty-list.tsx";
import { Pager } from "./pager.tsx";
import { PairRow } from "./pair-row.tsx";
import { PairTable } from "./pair-table.tsx";
import type { RowContext } from "./row-context.ts";
import { SkeletonRows } from "./skeleton-rows.tsx";

interface Props extends RowContext {
  readonly limit: number;
  readonly all: AllPairs;
  /** Brings the top of the list into view. */
  readonly onTurn: () => void;
}

/** The list from its other end. The API has no such order: all pairs must have been read first. */
export function OldestList({ limit, all, onTurn, ...row }: Props) {
  const [start, setStart] = useState(0);
  const oldestFirst = useMemo(() => all.pairs.toReversed(), [all.pairs]);
  const { status } = all;
  if (status === "failed" && oldestFirst.length === 0) {
    return <Problem size="panel" error={all.error!} failedAt={all.failedAt} onRetry={all.readOn} />;
  }
  if (status === "complete" && oldestFirst.length === 0) return <EmptyList />;

  const isDetailed = hasDetails(oldestFirst) ?? false;
  const isReading = status === "reading";
  const shownCount = formatCount(oldestFirst.length);
  // Deletions may have emptied the last page.
  const from = Math.min(start, Math.floor(Math.max(0, oldestFirst.length - 1) / limit) * limit);
  const shown = oldestFirst.slice(from, from + limit);
  const turn = (to: number) => () => {
    setStart(to);
    onTurn();
  };
  return (
    <>
      {all.error && (
        <Problem
          error={all.error}
          failedAt={all.failedAt}
          onRetry={all.readOn}
          meanwhile={
            status === "failed"
              ? `Below are the oldest of the newest ${shownCount}. There may be older ones.`
              : `Below is what was loaded at ${formatTime(all.readAt)}.`
          }
        />
      )}
      {status === "paused" && (
        <div className="notice list-notice">
          <p>
            These are the oldest of the newest {shownCount}. There are older ones that have not been read.
          </p>
          <Button onClick={all.readOn}>Read on</Button>
        </div>
      )}
      <PairTable caption="Key pairs, oldest first" isDetailed={isDetailed} isBusy={isReading}>
        {isReading ? (
          <SkeletonRows count={limit} isDetailed={isDetailed} />
        ) : (
          shown.map((pair) => (
            <PairRow
              key={pair.id}
              pair={pair}
              isDetailed={isDetailed}
              isUpdating={all.updating.has(pair.id)}
              {...row}
            />
          ))
        )}
      </PairTable>
      <Pager
        firstPage={!isReading && from > 0 ? turn(0) : undefined}
        previousPage={!isReading && from > 0 ? turn(from - limit) : undefined}
        nextPage={!isReading && from + limit < oldestFirst.length ? turn(from + limit) : undefined}
        position={
          isReading ? "Reading all key pairs" : describePosition(from, shown.length, oldestFirst.length)
        }
      />
    </>
  );
}
