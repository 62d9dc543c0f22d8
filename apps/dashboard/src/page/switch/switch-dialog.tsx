import { AlertDialog } from "@base-ui/react/alert-dialog";
import type { ApiKeyPair } from "@api-key-pairs/client";
import { useRef, useState } from "react";

import { nameOf } from "../pair/name-of.ts";
import { PairFacts } from "../pair/pair-facts.tsx";
import type { SessionInfo } from "../session/session-info.ts";
import { Button } from "../ui/button.tsx";
import { Icon } from "../ui/icon.tsx";
import { LastUse } from "./last-use.tsx";
import "../ui/dialog.css";

interface Props {
  readonly pair: ApiKeyPair;
  readonly target: SessionInfo["target"];
  /** Whether the host signs with it. */
  readonly isSigner: boolean;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
}

/** Says what stops, or can start again, and asks whether that is meant. What the page itself signs with stays on. */
export function SwitchDialog({ pair, target, isSigner, onConfirm, onClose }: Props) {
  const [isOpen, setOpen] = useState(true);
  const cancel = useRef<HTMLButtonElement>(null);
  const word = pair.active ? "off" : "on";
  return (
    <AlertDialog.Root
      open={isOpen}
      onOpenChange={setOpen}
      onOpenChangeComplete={(open) => {
        if (!open) onClose();
      }}
    >
      <AlertDialog.Portal>
        <AlertDialog.Backdrop className="dialog-backdrop" />
        <AlertDialog.Popup className="dialog" initialFocus={cancel}>
          <AlertDialog.Title className="dialog-title">
            Switch {word} key pair {nameOf(pair)}?
          </AlertDialog.Title>
          <PairFacts pair={pair} target={target} />
          <AlertDialog.Description className="dialog-text">
            {pair.active
              ? "Everything that signs with this key is refused at once: its tokens, also those already handed out. It stays refused until it is switched on again."
              : "Whoever has the private key can sign with it again at once, and tokens that have not expired are good again."}
          </AlertDialog.Description>
          {isSigner ? (
            <div className="notice notice-danger">
              <Icon name="alert" />
              <p>
                <strong>This page signs with this very key,</strong> and could not switch it on again. Start
                akp-dashboard with another key to switch this one off.
              </p>
            </div>
          ) : (
            pair.active && <LastUse at={pair.last_used_at} />
          )}
          <div className="dialog-actions">
            <AlertDialog.Close ref={cancel} className="button button-plain">
              {isSigner ? "Close" : "Cancel"}
            </AlertDialog.Close>
            {!isSigner && (
              <Button
                variant={pair.active ? "danger" : "primary"}
                icon="power"
                onClick={() => {
                  onConfirm();
                  setOpen(false);
                }}
              >
                Switch {word}
              </Button>
            )}
          </div>
        </AlertDialog.Popup>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}
