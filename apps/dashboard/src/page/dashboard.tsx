import { lazy, useEffect, useState } from "react";

import { Actions } from "./actions/actions.tsx";
import { AgesPanel } from "./ages/ages-panel.tsx";
import { rotationDaysOptions } from "./ages/rotation-days.ts";
import { useAllPairs } from "./ages/use-all-pairs.ts";
import { CreateButton } from "./create/create-button.tsx";
import { PageHeader } from "./header/page-header.tsx";
import { ListPanel } from "./list/list-panel.tsx";
import { LateSessionScreen } from "./session/late-session-screen.tsx";
import { scopeOf } from "./session/scope-of.ts";
import type { SessionInfo } from "./session/session-info.ts";
import type { ClosedReason, Session } from "./session/session.ts";
import { Late } from "./ui/late.tsx";
import { OfflineNotice } from "./ui/offline-notice.tsx";
import { useIsPainted } from "./ui/use-is-painted.ts";
import { useStored } from "./ui/use-stored.ts";

const Toasts = lazy(async () => ({ default: (await import("./ui/toasts.tsx")).Toasts }));

interface Props {
  readonly info: SessionInfo;
  readonly session: Session;
  /** Why there is no session any more. */
  readonly closed: ClosedReason | undefined;
}

/** The page while there is a session, and behind the screen that says that it is over. */
export function Dashboard({ info, session, closed }: Props) {
  const [isPrecious, setPrecious] = useState(false);
  const hasSession = closed === undefined;
  const isCovered = !hasSession && !isPrecious;
  return (
    <Actions info={info} isPaused={!hasSession}>
      <div inert={isCovered}>
        <PageHeader info={info} onEndSession={() => void session.end()} />
        <Content info={info} hasSession={hasSession} onPrecious={setPrecious} />
      </div>
      <LateParts />
      {isCovered && (
        <LateSessionScreen
          reason={closed!}
          idleMinutes={info.idle_minutes}
          isOverlay
          onRetry={() => void session.open()}
        />
      )}
    </Actions>
  );
}

interface ContentProps {
  readonly info: SessionInfo;
  readonly hasSession: boolean;
  readonly onPrecious: (isPrecious: boolean) => void;
}

function Content({ info, hasSession, onPrecious }: ContentProps) {
  const all = useAllPairs(!hasSession);
  const [rotationDays, setRotationDays] = useStored<number>("rotation-days", rotationDaysOptions, 90);
  return (
    <main className="content">
      <OfflineNotice />
      <div className="content-head">
        <h1>API key pairs</h1>
        <CreateButton info={info} all={all} hasSession={hasSession} onPrecious={onPrecious} />
      </div>
      <AgesPanel all={all} rotationDays={rotationDays} onRotationDaysChange={setRotationDays} />
      <ListPanel key={scopeOf(info)} all={all} signer={info.signer} rotationDays={rotationDays} />
    </main>
  );
}

/** What the first look at the list does not need. It is fetched right after, while the host is there for sure. */
function LateParts() {
  const isPainted = useIsPainted();
  useEffect(() => {
    if (!isPainted) return;
    void Promise.allSettled([
      import("./ages/walk-failure.tsx"),
      import("./create/create-dialog.tsx"),
      import("./session/session-screen.tsx"),
      import("./ui/problem.tsx"),
    ]);
  }, [isPainted]);
  return (
    isPainted && (
      <Late>
        <Toasts />
      </Late>
    )
  );
}
