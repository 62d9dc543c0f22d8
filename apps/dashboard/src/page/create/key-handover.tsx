import { Dialog } from "@base-ui/react/dialog";
import { useEffect, useRef } from "react";

import { Button } from "../ui/button.tsx";
import { Icon } from "../ui/icon.tsx";
import type { HandedKey } from "./creation.ts";
import { KeyFields } from "./key-fields.tsx";

interface Props {
  readonly keyToSave: HandedKey;
  readonly isSaved: boolean;
  readonly onSavedChange: (isSaved: boolean) => void;
  readonly onDone: () => void;
}

/** The private key, to be saved now. */
export function KeyHandover({ keyToSave: { privateKey, pair }, isSaved, onSavedChange, onDone }: Props) {
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);

  return (
    <>
      <Dialog.Title className="dialog-title" tabIndex={-1} ref={title}>
        Save the private key
      </Dialog.Title>
      <Dialog.Description className="dialog-text">
        The key pair has been created. This is the one time that its private key is shown: once this is
        closed, it is gone from here, and nobody can bring it back.
      </Dialog.Description>
      {pair ? (
        <dl className="dialog-facts">
          {pair.display_name && (
            <>
              <dt>Name</dt>
              <dd>{pair.display_name}</dd>
            </>
          )}
          <dt>Id</dt>
          <dd className="mono">{pair.id}</dd>
        </dl>
      ) : (
        <div className="notice">
          <Icon name="alert" />
          <p>
            The answer was not as documented, so the id of the pair is not known. The key itself came through:
            save it, then find the pair in the list by its time.
          </p>
        </div>
      )}
      <KeyFields
        privateKey={privateKey}
        fileName={pair ? `api-key-pair-${pair.id}.pem` : "private-key.pem"}
        isSaved={isSaved}
        onSavedChange={onSavedChange}
      />
      <div className="dialog-actions">
        <Button variant="primary" onClick={onDone} disabled={!isSaved}>
          Done
        </Button>
      </div>
    </>
  );
}
