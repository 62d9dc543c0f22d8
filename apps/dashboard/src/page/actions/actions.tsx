import type { ApiKeyPair } from "@api-key-pairs/client";
import { createContext, lazy, use, useMemo, useState, type ReactNode } from "react";

import { neighbourOf } from "../list/move-between-rows.ts";
import { scopeOf } from "../session/scope-of.ts";
import type { SessionInfo } from "../session/session-info.ts";
import { Late } from "../ui/late.tsx";
import { useIsPainted } from "../ui/use-is-painted.ts";
import type { ActionName, AskedAction } from "./asked-action.ts";

const PairDialogs = lazy(async () => ({ default: (await import("./pair-dialogs.tsx")).PairDialogs }));

type AskTo = (name: ActionName, pair: ApiKeyPair) => void;
const ActionsContext = createContext<AskTo>(() => {});

/** Asks whether something is to be done to a pair, and does it then. */
export function useAskTo(): AskTo {
  return use(ActionsContext);
}

interface Props {
  readonly info: SessionInfo;
  /** While there is no session that could. What was asked is withdrawn then, and when the page shows another API. */
  readonly isPaused: boolean;
  readonly children: ReactNode;
}

/** Lets everything on the page ask for actions. What asks and acts is loaded once the page is there. */
export function Actions({ info, isPaused, children }: Props) {
  const [asked, setAsked] = useState<AskedAction>();
  const scope = scopeOf(info);
  const [askedIn, setAskedIn] = useState(scope);
  const isPainted = useIsPainted();
  const askTo = useMemo<AskTo>(
    () => (name, pair) => setAsked({ name, pair, focusAfterDeletion: placeAfter(pair.id) }),
    [],
  );
  if ((isPaused || askedIn !== scope) && asked) setAsked(undefined);
  if (askedIn !== scope) setAskedIn(scope);

  return (
    <ActionsContext value={askTo}>
      {children}
      {(isPainted || asked) && (
        <Late>
          <PairDialogs info={info} asked={asked} onAsk={setAsked} onClose={() => setAsked(undefined)} />
        </Late>
      )}
    </ActionsContext>
  );
}

/** Where the focus goes when the row of a pair is gone: to the next row, or the one before, or the list's heading. */
function placeAfter(id: string): HTMLElement | null {
  const row = document.activeElement?.closest(`[data-pair="${CSS.escape(id)}"]`);
  const neighbour = row && (neighbourOf(row, 1) ?? neighbourOf(row, -1));
  const list = row?.closest("section, [role=dialog]");
  return (neighbour ?? list)?.querySelector<HTMLElement>(neighbour ? "[data-delete]" : "h2") ?? null;
}
