import { Dialog } from "@base-ui/react/dialog";
import type { OutcomeUnknownError } from "@api-key-pairs/client";
import { useEffect, useRef } from "react";

import { formatTime } from "../time/format-time.ts";
import { Button } from "../ui/button.tsx";
import { explainError } from "../ui/explain-error.ts";
import type { Doubt, HandedKey } from "./creation.ts";
import { KeyFields } from "./key-fields.tsx";
import { NewPairs } from "./new-pairs.tsx";
import { PairOfKey } from "./pair-of-key.tsx";

interface Props {
  readonly doubt: Doubt;
  /** Whether the page shows the pairs of another API, profile or key by now. */
  readonly isElsewhere: boolean;
  readonly isSaved: boolean;
  readonly onSavedChange: (isSaved: boolean) => void;
  /** The pair of the key in hand was found. */
  readonly onFound: (key: HandedKey) => void;
  readonly onDone: () => void;
}

/** The answer to a creation was lost: says so, and what may have come of it. */
export function UnknownOutcome({ doubt, isElsewhere, isSaved, onSavedChange, onFound, onDone }: Props) {
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);
  const { error, account, key } = doubt;
  const times = account.attempts.length;

  return (
    <>
      <Dialog.Title className="dialog-title" tabIndex={-1} ref={title}>
        It is not known whether a key pair was created
      </Dialog.Title>
      <Dialog.Description className="dialog-text">
        The request was sent {times > 1 && `${times} times, first `}at {formatTime(error.since)}, and{" "}
        {times > 1 ? "the last answer" : "its answer"} was lost: {reasonOf(error)}.{" "}
        {key
          ? "The private key was made in this page and has not left it. Keep it until it is known whether its pair is there: the API may still be at work."
          : "If a pair was created, its private key is lost, and nobody can use it. Nothing was sent again."}
      </Dialog.Description>
      {isElsewhere ? (
        <p className="dialog-text" role="alert">
          akp-dashboard was started again with another API, profile or key. Look for the pair where it was to
          be created.
        </p>
      ) : key ? (
        <PairOfKey keyInHand={key} checkedAt={account.checkedAt} onFound={onFound} />
      ) : (
        <NewPairs doubt={doubt} />
      )}
      {key && (
        <KeyFields
          privateKey={key.pem}
          fileName={`api-key-${key.thumbprint}.pem`}
          isSaved={isSaved}
          onSavedChange={onSavedChange}
        />
      )}
      <div className="dialog-actions">
        <Button variant="primary" onClick={onDone} disabled={key !== undefined && !isSaved}>
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
