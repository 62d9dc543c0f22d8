import type { ApiKeyPair } from "@api-key-pairs/client";
import { useDeleteApiKeyPair } from "@api-key-pairs/react-hooks";
import { createContext, lazy, use, useMemo, useRef, useState, type ReactNode } from "react";

import { neighbourOf } from "../list/move-between-rows.ts";
import { prefixOf } from "../list/prefix-of.ts";
import { isSessionExpired } from "../session/is-session-expired.ts";
import { scopeOf } from "../session/scope-of.ts";
import type { SessionInfo } from "../session/session-info.ts";
import { announce } from "../ui/announcer.tsx";
import { explainError } from "../ui/explain-error.ts";
import { Late } from "../ui/late.tsx";
import { showToast } from "../ui/show-toast.ts";

const DeleteDialog = lazy(async () => ({ default: (await import("./delete-dialog.tsx")).DeleteDialog }));

type AskToDelete = (pair: ApiKeyPair) => void;
const DeletionContext = createContext<AskToDelete>(() => {});

/** Asks whether a pair is to be deleted, and deletes it then. */
export function useAskToDelete(): AskToDelete {
  return use(DeletionContext);
}

interface Props {
  readonly info: SessionInfo;
  /** While there is no session that could. What was asked is withdrawn then, and when the page shows another API. */
  readonly isPaused: boolean;
  readonly children: ReactNode;
}

/** Deletes pairs, several at once if need be, and says how it went. */
export function Deletions({ info, isPaused, children }: Props) {
  const [asked, setAsked] = useState<ApiKeyPair>();
  const scope = scopeOf(info);
  const [askedIn, setAskedIn] = useState(scope);
  const focusAfter = useRef<HTMLElement | null>(null);
  const { mutate } = useDeleteApiKeyPair({
    onSuccess: (_, id) => showToast({ kind: "success", title: `Key pair ${prefixOf(id)} deleted` }),
    onError: (error, id) => {
      if (isSessionExpired(error)) return;
      const { title, advice, isWorthRetrying } = explainError(error);
      showToast({
        kind: "failure",
        title: `Key pair ${prefixOf(id)} was not deleted`,
        description: `${title}. ${advice}`,
        ...(isWorthRetrying && { action: { label: "Try again", run: () => mutate(id) } }),
      });
    },
  });

  const ask = useMemo<AskToDelete>(
    () => (pair) => {
      focusAfter.current = placeAfter(pair.id);
      setAsked(pair);
    },
    [],
  );
  if ((isPaused || askedIn !== scope) && asked) setAsked(undefined);
  if (askedIn !== scope) setAskedIn(scope);

  return (
    <DeletionContext value={ask}>
      {children}
      {asked && (
        <Late>
          <DeleteDialog
            pair={asked}
            target={info.target}
            isSigner={asked.id === info.signer}
            focusAfterDeletion={() => focusAfter.current}
            onClose={() => setAsked(undefined)}
            onConfirm={() => {
              announce(`Deleting key pair ${prefixOf(asked.id)}`);
              mutate(asked.id);
            }}
          />
        </Late>
      )}
    </DeletionContext>
  );
}

/** Where the focus goes when the row of a pair is gone: to the next row, or the one before, or the list's heading. */
function placeAfter(id: string): HTMLElement | null {
  const row = document.activeElement?.closest(`[data-pair="${CSS.escape(id)}"]`);
  const neighbour = row && (neighbourOf(row, 1) ?? neighbourOf(row, -1));
  const list = row?.closest("section, [role=dialog]");
  return (neighbour ?? list)?.querySelector<HTMLElement>(neighbour ? "[data-delete]" : "h2") ?? null;
}
