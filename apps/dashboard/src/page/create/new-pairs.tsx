import { useApiKeyPairs } from "@api-key-pairs/react-hooks";

import { useAskToDelete } from "../delete/deletions.tsx";
import { prefixOf } from "../list/prefix-of.ts";
import { formatTime } from "../time/format-time.ts";
import { Timestamp } from "../time/timestamp.tsx";
import { Button } from "../ui/button.tsx";
import { explainError } from "../ui/explain-error.ts";
import { createdSince } from "./created-since.ts";
import type { KnownPairs } from "./creation.ts";

interface Props {
  /** When the request was sent whose answer was lost. */
  readonly since: string;
  readonly knownBefore: KnownPairs;
}

/** The pairs that may have come of a request, from a list that is read after it. */
export function NewPairs({ since, knownBefore }: Props) {
  const askToDelete = useAskToDelete();
  const list = useApiKeyPairs({ limit: 100 }, { staleTime: 0, refetchOnMount: "always" });
  const isFresh = !list.isFetching && list.dataUpdatedAt >= Date.parse(since);
  const candidates = isFresh ? createdSince(list.data?.items ?? [], since, knownBefore) : [];
  const { isWhole, readAt } = knownBefore;

  return (
    <div className="since" aria-busy={!isFresh}>
      <div className="since-head">
        <h3>{isWhole ? `New since the list was read at ${formatTime(readAt)}` : "Created since then"}</h3>
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
      {isFresh && !list.error && candidates.length === 0 && (
        <p>None so far. It may still come: look again in a minute before you create another one.</p>
      )}
      {candidates.length > 0 && (
        <p>Delete the one that nobody knows. Others may be creating key pairs too.</p>
      )}
      {isFresh && !isWhole && (
        <p>
          The list had not been read to its end before, so this goes by time, and the clocks of the API and of
          this machine may differ. Make sure before you delete anything.
        </p>
      )}
      {candidates.length > 0 && (
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
      )}
    </div>
  );
}
