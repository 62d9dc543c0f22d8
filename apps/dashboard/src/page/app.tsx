import type { ApiKeyPairsClient } from "@api-key-pairs/client";
import { ApiKeyPairsProvider } from "@api-key-pairs/react-hooks";
import { QueryClientProvider, type QueryClient } from "@tanstack/react-query";
import { useSyncExternalStore } from "react";

import { Dashboard } from "./dashboard.tsx";
import { LateSessionScreen } from "./session/late-session-screen.tsx";
import { scopeOf } from "./session/scope-of.ts";
import type { Session } from "./session/session.ts";
import { Announcer } from "./ui/announcer.tsx";

interface Props {
  readonly session: Session;
  readonly client: ApiKeyPairsClient;
  readonly queryClient: QueryClient;
}

export function App({ session, client, queryClient }: Props) {
  const state = useSyncExternalStore(session.subscribe, session.state);
  const info = state.status === "opening" ? undefined : state.info;
  return (
    <>
      {info && (
        <QueryClientProvider client={queryClient}>
          <ApiKeyPairsProvider client={client} scope={scopeOf(info)}>
            <Dashboard
              info={info}
              session={session}
              closed={state.status === "closed" ? state.reason : undefined}
            />
          </ApiKeyPairsProvider>
        </QueryClientProvider>
      )}
      {state.status === "closed" && !info && (
        <main>
          <LateSessionScreen reason={state.reason} isOverlay={false} onRetry={() => void session.open()} />
        </main>
      )}
      <Announcer />
    </>
  );
}
