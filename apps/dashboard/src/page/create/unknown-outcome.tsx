import { Dialog } from "@base-ui/react/dialog";
import type { OutcomeUnknownError } from "@api-key-pairs/client";
import { useEffect, useRef } from "react";

import { formatTime } from "../time/format-time.ts";
import { Button } from "../ui/button.tsx";
import { explainError } from "../ui/explain-error.ts";
import type { KnownPairs } from "./creation.ts";
import { NewPairs } from "./new-pairs.tsx";

interface Props {
  readonly error: OutcomeUnknownError;
  readonly knownBefore: KnownPairs;
  /** Whether the page shows the pairs of another API, profile or key by now. */
  readonly isElsewhere: boolean;
  readonly onDone: () => void;
}

/** The answer to a creation was lost: says so, and shows what may have come of it. Nothing is sent again by itself. */
export function UnknownOutcome({ error, knownBefore, isElsewhere, onDone }: Props) {
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);

  return (
    <>
      <Dialog.Title className="dialog-title" tabIndex={-1} ref={title}>
        It is not known whether a key pair was created
      </Dialog.Title>
      <Dialog.Description className="dialog-text">
        The request was sent at {formatTime(error.since)}, and its answer was lost: {reasonOf(error)}. If a
        pair was created, its private key is lost, and nobody can use it. Nothing was sent again.
      </Dialog.Description>
      {isElsewhere ? (
        <p className="dialog-text" role="alert">
          akp-dashboard was started again with another API, profile or key. Look for the pair where it was to
          be created.
        </p>
      ) : (
        <NewPairs since={error.since} knownBefore={knownBefore} />
      )}
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
