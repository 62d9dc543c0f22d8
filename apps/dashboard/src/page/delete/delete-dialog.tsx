import { AlertDialog } from "@base-ui/react/alert-dialog";
import type { ApiKeyPair } from "@api-key-pairs/client";
import { useId, useRef, useState, type SubmitEvent } from "react";

import { nameOf } from "../pair/name-of.ts";
import { PairFacts } from "../pair/pair-facts.tsx";
import { prefixLength, prefixOf } from "../pair/prefix-of.ts";
import type { SessionInfo } from "../session/session-info.ts";
import { LastUse } from "../switch/last-use.tsx";
import { Button } from "../ui/button.tsx";
import { Icon } from "../ui/icon.tsx";
import { matchesPrefix } from "./matches-prefix.ts";
import "../ui/dialog.css";

interface Props {
  readonly pair: ApiKeyPair;
  readonly target: SessionInfo["target"];
  /** Whether the host signs with it. */
  readonly isSigner: boolean;
  /** Where the focus goes once the row is gone. */
  readonly focusAfterDeletion: () => HTMLElement | null;
  readonly onConfirm: () => void;
  /** Closed for the milder choice. */
  readonly onSwitchInstead: () => void;
  readonly onClose: () => void;
}

/** Says what a deletion ends, and asks for the first characters of the id, so that it is the right one. */
export function DeleteDialog(props: Props) {
  const { pair, target, isSigner, focusAfterDeletion, onConfirm, onSwitchInstead, onClose } = props;
  const [isOpen, setOpen] = useState(true);
  const [typed, setTyped] = useState("");
  const isConfirmed = useRef(false);
  const isSwitch = useRef(false);
  const input = useRef<HTMLInputElement>(null);
  const hint = useId();
  const prefix = prefixOf(pair.id);
  const matches = matchesPrefix(typed, pair.id);

  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (!matches || isConfirmed.current) return;
    isConfirmed.current = true;
    onConfirm();
    setOpen(false);
  };
  return (
    <AlertDialog.Root
      open={isOpen}
      onOpenChange={setOpen}
      onOpenChangeComplete={(open) => {
        if (!open) (isSwitch.current ? onSwitchInstead : onClose)();
      }}
    >
      <AlertDialog.Portal>
        <AlertDialog.Backdrop className="dialog-backdrop" />
        <AlertDialog.Popup
          className="dialog"
          initialFocus={input}
          finalFocus={() => (isConfirmed.current ? focusAfterDeletion() : true)}
        >
          <form onSubmit={submit}>
            <AlertDialog.Title className="dialog-title">Delete key pair {nameOf(pair)}?</AlertDialog.Title>
            <PairFacts pair={pair} target={target} />
            <AlertDialog.Description className="dialog-text">
              Everything that signs with this key is refused at once: its tokens, also those already handed
              out. There is no undo.
            </AlertDialog.Description>
            {isSigner && (
              <div className="notice notice-danger">
                <Icon name="alert" />
                <p>
                  <strong>This page signs with this very key.</strong> Once it is deleted, this page can do
                  nothing any more: start akp-dashboard with another key then.
                </p>
              </div>
            )}
            {pair.active && !isSigner && (
              <>
                <LastUse at={pair.last_used_at} />
                <div className="switch-instead">
                  <p>Switched off, it is refused just the same, and can come back.</p>
                  <Button
                    className="button-small"
                    icon="power"
                    onClick={() => {
                      isSwitch.current = true;
                      setOpen(false);
                    }}
                  >
                    Switch off instead
                  </Button>
                </div>
              </>
            )}
            <label className="dialog-field">
              <span>
                To confirm, type the first {prefixLength} characters of the id:{" "}
                <b className="mono">{prefix}</b>
              </span>
              <input
                ref={input}
                className="input mono"
                value={typed}
                onChange={(event) => setTyped(event.target.value)}
                aria-describedby={hint}
                autoComplete="off"
                autoCapitalize="none"
                autoCorrect="off"
                spellCheck={false}
              />
            </label>
            <p className="dialog-hint" id={hint} role="status">
              {hintFor(typed, matches)}
            </p>
            <div className="dialog-actions">
              <AlertDialog.Close className="button button-plain">Cancel</AlertDialog.Close>
              <Button variant="danger" type="submit" icon="trash" disabled={!matches}>
                Delete key pair
              </Button>
            </div>
          </form>
        </AlertDialog.Popup>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}

function hintFor(typed: string, matches: boolean): string {
  if (matches) return "That is the one.";
  return typed.trim().length >= prefixLength
    ? "That is not how this id begins. Capital and small letters differ."
    : "";
}
