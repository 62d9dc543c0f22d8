import { Dialog } from "@base-ui/react/dialog";
import { useEffect, useState } from "react";

import type { AllPairs } from "../ages/use-all-pairs.ts";
import { scopeOf } from "../session/scope-of.ts";
import type { SessionInfo } from "../session/session-info.ts";
import { announce } from "../ui/announcer.tsx";
import { Icon } from "../ui/icon.tsx";
import { CreationStep } from "./creation-step.tsx";
import { isPrecious } from "./creation.ts";
import { useCreation } from "./use-creation.ts";
import { useLeaveWarning } from "./use-leave-warning.ts";
import "../ui/dialog.css";
import "./create-dialog.css";

interface Props {
  readonly info: SessionInfo;
  readonly all: AllPairs;
  readonly hasSession: boolean;
  readonly onPrecious: (isPrecious: boolean) => void;
  /** The dialog is gone, and with it the private key. */
  readonly onClosed: () => void;
}

/** Creates a pair and shows its private key this once. While it does, only saying that the key is saved closes it. */
export function CreateDialog({ info, all, hasSession, onPrecious, onClosed }: Props) {
  const { creation, create, hand } = useCreation(all, scopeOf(info));
  const [isSaved, setSaved] = useState(false);
  const [isOpen, setOpen] = useState(true);
  const precious = isPrecious(creation) && !isSaved;
  // Over a page that has no session any more, this dialog alone stays, with what nothing else holds.
  const holds = isPrecious(creation) || creation.step === "unknown";

  useLeaveWarning(precious);
  useEffect(() => {
    onPrecious(holds);
  }, [onPrecious, holds]);
  useEffect(() => () => onPrecious(false), [onPrecious]);
  if (!hasSession && !holds && isOpen) setOpen(false);

  return (
    <Dialog.Root
      open={isOpen}
      disablePointerDismissal
      onOpenChange={(open, { reason }) => {
        if (!precious) setOpen(open);
        else if (reason === "escape-key")
          announce("The private key has not been saved yet. It is shown this once.");
      }}
      onOpenChangeComplete={(open) => {
        if (!open) onClosed();
      }}
    >
      <Dialog.Portal>
        <Dialog.Backdrop className="dialog-backdrop" />
        <Dialog.Popup className="dialog create-dialog">
          {!hasSession && (
            <div className="notice" role="alert">
              <Icon name="alert" />
              <p>
                <strong>Your session has ended.</strong> What is shown here is still good. Finish with it,
                then open a new link from the terminal.
              </p>
            </div>
          )}
          <CreationStep
            creation={creation}
            info={info}
            all={all}
            isSaved={isSaved}
            onSavedChange={setSaved}
            onCreate={create}
            onFound={hand}
            onDone={() => setOpen(false)}
          />
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
