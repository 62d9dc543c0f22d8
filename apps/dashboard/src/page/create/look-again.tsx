import type { UseApiKeyPairsResult } from "@api-key-pairs/react-hooks";
import type { ReactNode } from "react";

import { Button } from "../ui/button.tsx";
import { explainError } from "../ui/explain-error.ts";

interface Props {
  readonly title: string;
  /** The list that is looked at. */
  readonly list: Pick<UseApiKeyPairsResult, "error" | "isFetching" | "refetch">;
  /** What is found in it. */
  readonly children: ReactNode;
}

/** What may have come of a lost answer, as the list tells it, and a way to have it read again. */
export function LookAgain({ title, list, children }: Props) {
  return (
    <div className="since" aria-busy={list.isFetching}>
      <div className="since-head">
        <h3>{title}</h3>
        <Button
          className="button-small"
          icon="refresh"
          onClick={() => void list.refetch()}
          aria-disabled={list.isFetching}
        >
          Look again
        </Button>
      </div>
      {list.isFetching && <p className="dialog-hint">Looking for key pairs</p>}
      {!list.isFetching && list.error && (
        <p role="alert">The list can't be read: {explainError(list.error).title}. Look again in a moment.</p>
      )}
      {children}
    </div>
  );
}
