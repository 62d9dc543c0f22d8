import { lazy, type ReactNode } from "react";

import { formatTime } from "../time/format-time.ts";
import { Button } from "../ui/button.tsx";
import { formatCount } from "../ui/format-count.ts";
import { Late } from "../ui/late.tsx";
import type { AllPairs } from "./use-all-pairs.ts";

const WalkFailure = lazy(async () => ({ default: (await import("./walk-failure.tsx")).WalkFailure }));

/** How far all pairs have been read. One line in every case, so that nothing moves when it is done. */
export function WalkProgress({ all }: { readonly all: AllPairs }) {
  return <div className="ages-progress">{lineOf(all)}</div>;
}

function lineOf(all: AllPairs): ReactNode {
  const shown = formatCount(all.pairs.length);
  if (all.status === "failed" || (all.status === "complete" && all.error))
    return (
      <Late>
        <WalkFailure all={all} />
      </Late>
    );
  switch (all.status) {
    case "reading":
      return (
        <>
          <span className="spinner" />
          <span>{all.pairs.length === 0 ? "Reading key pairs" : `${shown} read so far`}</span>
        </>
      );
    case "paused":
      return (
        <>
          <span>There are more than these {shown}, the newest.</span>
          <Button className="button-small" onClick={all.readOn}>
            Read on
          </Button>
        </>
      );
    default:
      return (
        <>
          <span>All key pairs, as of {formatTime(all.readAt)}</span>
          <Button
            variant="quiet"
            className="button-small"
            icon="refresh"
            aria-disabled={all.isFetching}
            onClick={all.isFetching ? undefined : all.readAnew}
          >
            {all.isFetching ? "Reading again" : "Read again"}
          </Button>
        </>
      );
  }
}
