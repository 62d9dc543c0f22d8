import { useApiKeyPairs } from "@api-key-pairs/react-hooks";

import { DeleteButton } from "../delete/delete-button.tsx";
import { formatTime } from "../time/format-time.ts";
import { Timestamp } from "../time/timestamp.tsx";
import { createdSince } from "./created-since.ts";
import type { Doubt } from "./creation.ts";
import { LookAgain } from "./look-again.tsx";

/** The pairs that may have come of a request, from a list that is read after it. */
export function NewPairs({ doubt }: { readonly doubt: Doubt }) {
  const { error, account, knownBefore } = doubt;
  const { isWhole, readAt } = knownBefore;
  const list = useApiKeyPairs({ limit: 100 }, { staleTime: 0, refetchOnMount: "always" });
  const isFresh = !list.isFetching && list.dataUpdatedAt >= Date.parse(error.since);
  const items = isFresh ? (list.data?.items ?? []) : [];
  const candidates = createdSince(items, error.since, knownBefore, account);
  const evidence = new Map(account.unexplained.map((pair) => [pair.id, pair]));

  return (
    <LookAgain
      title={isWhole ? `New since the list was read at ${formatTime(readAt)}` : "Created since then"}
      list={list}
    >
      {isFresh && !list.error && candidates.length === 0 && (
        <p>
          None so far
          {account.checkedAt !== undefined &&
            `, though the list was searched until ${formatTime(account.checkedAt)}`}
          . It may still come: look again in a minute before you create another one.
        </p>
      )}
      {candidates.length > 0 && (
        <p>Delete the one that nobody knows. Others may be creating key pairs too.</p>
      )}
      {!isWhole && candidates.some(({ id }) => !evidence.has(id)) && (
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
              <span>
                <Timestamp value={pair.created_at} />
                {evidence.get(pair.id)?.fits === false && (
                  <span className="dialog-hint">
                    By its time rather somebody else's, unless a clock is wrong
                  </span>
                )}
              </span>
              <DeleteButton pair={pair} />
            </li>
          ))}
        </ul>
      )}
    </LookAgain>
  );
}
