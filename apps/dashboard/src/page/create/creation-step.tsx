import { Dialog } from "@base-ui/react/dialog";
import { useEffect, useRef } from "react";

import { EnvironmentBadge } from "../header/environment-badge.tsx";
import { scopeOf } from "../session/scope-of.ts";
import type { SessionInfo } from "../session/session-info.ts";
import { Button } from "../ui/button.tsx";
import { Problem } from "../ui/problem.tsx";
import type { Creation } from "./creation.ts";
import { KeyHandover } from "./key-handover.tsx";
import { UnknownOutcome } from "./unknown-outcome.tsx";

interface Props {
  readonly creation: Creation;
  readonly info: SessionInfo;
  readonly isSaved: boolean;
  readonly onSavedChange: (isSaved: boolean) => void;
  readonly onCreate: () => void;
  readonly onDone: () => void;
}

/** What the dialog shows, step by step. */
export function CreationStep({ creation, info, isSaved, onSavedChange, onCreate, onDone }: Props) {
  switch (creation.step) {
    case "handed":
      return (
        <KeyHandover
          keyToSave={creation.key}
          isSaved={isSaved}
          onSavedChange={onSavedChange}
          onDone={onDone}
        />
      );
    case "unknown":
      return (
        <UnknownOutcome
          error={creation.error}
          knownBefore={creation.knownBefore}
          isElsewhere={creation.scope !== scopeOf(info)}
          onDone={onDone}
        />
      );
    default:
      return <Offer creation={creation} target={info.target} onCreate={onCreate} />;
  }
}

interface OfferProps extends Pick<Props, "creation" | "onCreate"> {
  readonly target: SessionInfo["target"];
}

function Offer({ creation, target, onCreate }: OfferProps) {
  const isCreating = creation.step === "creating";
  const cancel = useRef<HTMLButtonElement>(null);
  // The button that had the focus is gone then.
  useEffect(() => {
    if (creation.step === "failed") cancel.current?.focus();
  }, [creation.step]);
  return (
    <>
      <Dialog.Title className="dialog-title">Create a key pair</Dialog.Title>
      <dl className="dialog-facts">
        <dt>At</dt>
        <dd>
          <span className="mono">{new URL(target.baseUrl).host}</span> <EnvironmentBadge target={target} />
        </dd>
      </dl>
      <Dialog.Description className="dialog-text">
        The API makes a new pair of keys and keeps the public one. The private key comes back this once, and
        nobody can show it again: have a place ready to save it.
      </Dialog.Description>
      <p className="dialog-text">Key pairs that are in use stay as they are.</p>
      {creation.step === "failed" && (
        <Problem
          error={creation.error}
          failedAt={creation.failedAt}
          meanwhile="No key pair was created."
          onRetry={onCreate}
        />
      )}
      <p className="visually-hidden" role="status">
        {isCreating && "Creating a key pair"}
      </p>
      <div className="dialog-actions">
        <Dialog.Close ref={cancel} className="button button-plain" aria-disabled={isCreating}>
          Cancel
        </Dialog.Close>
        {creation.step !== "failed" && (
          <Button variant="primary" onClick={isCreating ? undefined : onCreate} aria-disabled={isCreating}>
            {isCreating && <span className="spinner" />}
            {isCreating ? "Creating" : "Create key pair"}
          </Button>
        )}
      </div>
    </>
  );
}
