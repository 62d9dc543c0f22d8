import { formatTime } from "../time/format-time.ts";
import { explainError } from "../ui/explain-error.ts";
import { formatCount } from "../ui/format-count.ts";
import { RetryButton } from "../ui/retry-button.tsx";
import type { AllPairs } from "./use-all-pairs.ts";

/** Why pairs could not be read on, or not read again. */
export function WalkFailure({ all }: { readonly all: AllPairs }) {
  const shown = formatCount(all.pairs.length);
  const isWhole = all.status === "complete";
  return (
    <>
      <span>
        {explainError(all.error).title}.
        {isWhole
          ? ` The picture shows all ${shown}, as of ${formatTime(all.readAt)}.`
          : all.pairs.length > 0 && ` The picture shows the newest ${shown}.`}
      </span>
      <RetryButton
        className="button-small"
        notBefore={all.retryAt}
        onRetry={isWhole ? all.readAnew : all.readOn}
        label={isWhole ? "Read again" : "Read on"}
      />
    </>
  );
}
