import { Dialog } from "@base-ui/react/dialog";
import type { NewApiKeyPair } from "@api-key-pairs/client";
import { useEffect, useRef, useState, type SubmitEvent } from "react";

import { EnvironmentBadge } from "../header/environment-badge.tsx";
import type { SessionInfo } from "../session/session-info.ts";
import { Button } from "../ui/button.tsx";
import { Problem } from "../ui/problem.tsx";
import type { Creation } from "./creation.ts";
import { CreationProgress } from "./creation-progress.tsx";
import { DetailsFields, inputOf, noDetails } from "./details-fields.tsx";
import type { AskedFor } from "./use-asked-for.ts";

interface Props {
  readonly creation: Creation;
  readonly target: SessionInfo["target"];
  readonly asked: AskedFor;
  readonly onCreate: (input?: NewApiKeyPair) => void;
}

/** Says what is created where, and asks for what the API wants to know about it. */
export function Offer({ creation, target, asked, onCreate }: Props) {
  const [details, setDetails] = useState(noDetails);
  const isCreating = creation.step === "creating";
  const isRefused = creation.step === "failed";
  const cancel = useRef<HTMLButtonElement>(null);
  const isDetailed = asked.kind === "details";
  // The button that had the focus is gone then.
  useEffect(() => {
    if (isRefused && !isDetailed) cancel.current?.focus();
  }, [isRefused, isDetailed]);

  const input = isDetailed ? inputOf(details, asked.roles) : undefined;
  const isReady = asked.kind === "nothing" || input !== undefined;
  const create = () => onCreate(input);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (isReady && !isCreating) create();
  };
  return (
    <form onSubmit={submit}>
      <Dialog.Title className="dialog-title">Create a key pair</Dialog.Title>
      <dl className="dialog-facts">
        <dt>At</dt>
        <dd>
          <span className="mono">{new URL(target.baseUrl).host}</span> <EnvironmentBadge target={target} />
        </dd>
      </dl>
      <Dialog.Description className="dialog-text">
        {isDetailed
          ? "The pair of keys is made in this page, and the API gets the public one. The private key is shown this once: have a place ready to save it."
          : "The API makes a new pair of keys and keeps the public one. The private key comes back this once, and nobody can show it again: have a place ready to save it."}
      </Dialog.Description>
      <p className="dialog-text">Key pairs that are in use stay as they are.</p>
      {isDetailed && (
        <DetailsFields details={details} roles={asked.roles} isFixed={isCreating} onChange={setDetails} />
      )}
      {asked.kind === "failed" && (
        <Problem error={asked.error} failedAt={asked.failedAt} onRetry={asked.retry} />
      )}
      {isRefused && (
        <Problem
          error={creation.error}
          failedAt={creation.failedAt}
          meanwhile="No key pair was created."
          onRetry={isDetailed ? undefined : create}
        />
      )}
      <CreationProgress since={isCreating ? creation.since : undefined} />
      <div className="dialog-actions">
        <Dialog.Close ref={cancel} className="button button-plain" aria-disabled={isCreating}>
          Cancel
        </Dialog.Close>
        {(isDetailed || !isRefused) && (
          <Button variant="primary" type="submit" disabled={!isReady} aria-disabled={isCreating}>
            {(isCreating || asked.kind === "reading") && <span className="spinner" />}
            {isCreating ? "Creating" : "Create key pair"}
          </Button>
        )}
      </div>
    </form>
  );
}
