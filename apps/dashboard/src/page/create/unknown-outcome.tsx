import { Dialog } from "@base-ui/react/dialog";
import type { OutcomeUnknownError } from "@api-key-pairs/client";
import { useApiKeyPairs } from "@api-key-pairs/react-hooks";
import { useEffect, useRef } from "react";

import { useAskToDelete } from "../delete/deletions.tsx";
import { prefixOf } from "../list/prefix-of.ts";
import { formatTime } from "../time/format-time.ts";
import { Timestamp } from "../time/timestamp.tsx";
import { Button } from "../ui/button.tsx";
import { explainError } from "../ui/explain-error.ts";
import { createdSince } from "./created-since.ts";

interface Props {
  readonly error: OutcomeUnknownError;
  /** The ids of the pairs that were there already. */
  readonly knownBefore: ReadonlySet<string>;
  readonly onDone: () => void;
}

/** The answer to a creation was lost: says so, and shows what may have come of it. Nothing is sent again by itself. */
export function UnknownOutcome({ error, knownBefore, onDone }: Props) {
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);
  const askToDelete = useAskToDelete();
  const list = useApiKeyPairs({ limit: 100 }, { staleTime: 0, refetchOnMount: "always" });
  const isFresh = !list.isFetching && list.dataUpdatedAt >= Date.parse(error.since);
  const candidates = isFresh ? createdSince(list.data?.items ?? [], error.since, knownBefore) : [];

  return (
    <>
      <Dialog.Title className="dialog-title" tabIndex={-1} ref={title}>
        It is not known whether a key pair was created
      </Dialog.Title>
      <Dialog.Description className="dialog-text">
        The request was sent at {formatTime(error.since)}, and its answer was lost: {reasonOf(error)}. If a
        pair was created, its private key is lost, and nobody can use it. Nothing was sent again.
      </Dialog.Description>
      <div className="since" aria-busy={!isFresh}>
        <div className="since-head">
          <h3>Created since then</h3>
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
          <p role="alert">
            The list can't be read: {explainError(list.error).title}. Look again in a moment.
          </p>
        )}
        {isFresh && !list.error && candidates.length === 0 && (
          <p>None so far. It may still come: look again in a minute before you create another one.</p>
        )}
        {candidates.length > 0 && (
          <>
            <p>Delete the one that nobody knows. Others may be creating key pairs too.</p>
            <ul>
              {candidates.map((pair) => (
                <li key={pair.id} data-pair={pair.id}>
                  <span className="mono">{pair.id}</span>
                  <Timestamp value={pair.created_at} />
                  <Button
                    variant="quiet-danger"
                    className="button-small"
                    icon="trash"
                    aria-label={`Delete ${prefixOf(pair.id)}`}
                    data-delete=""
                    onClick={() => askToDelete(pair)}
                  >
                    Delete
                  </Button>
                </li>
              ))}
            </ul>
          </>
        )}
      </div>
      <div className="dialog-actions">
        <Button variant="primary" onClick={onDone}>
          Close
        </Button>
      </div>
    </>
  );
}

function reasonOf({ cause }: OutcomeUnknownError): string {
  const { title } = explainError(cause);
  return title.replace(/^(?!akp|API)./, (letter) => letter.toLowerCase());
}
