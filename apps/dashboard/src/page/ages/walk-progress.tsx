import type { ReactNode } from "react";

import { formatTime } from "../time/format-time.ts";
import { Button } from "../ui/button.tsx";
import { explainError } from "../ui/explain-error.ts";
import { formatCount } from "../ui/format-count.ts";
import { RetryButton } from "../ui/retry-button.tsx";
import type { AllPairs } from "./use-all-pairs.ts";

/** How far all pairs have been read. One line in every case, so that nothing moves when it is done. */
export function WalkProgress({ all }: { readonly all: AllPairs }) {
  return <div className="ages-progress">{lineOf(all)}</div>;
}

function lineOf(all: AllPairs): ReactNode {
  const shown = formatCount(all.pairs.length);
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
    case "failed":
      return (
        <>
          <span>
            {explainError(all.error).title}.
            {all.pairs.length > 0 && ` The picture shows the newest ${shown}.`}
          </span>
          <RetryButton
            className="button-small"
            notBefore={all.retryAt}
            onRetry={all.readOn}
            label="Read on"
          />
        </>
      );
    default:
      if (all.error) {
        return (
          <>
            <span>
              {explainError(all.error).title}. The picture shows all {shown}, as of {formatTime(all.readAt)}.
            </span>
            <RetryButton
              className="button-small"
              notBefore={all.retryAt}
              onRetry={all.readAnew}
              label="Read again"
            />
          </>
        );
      }
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
