import { createClient } from "@api-key-pairs/client";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";

import { App } from "./app.tsx";
import { applyStoredTheme } from "./header/theme.ts";
import { createQueryClient, refetchShown } from "./query-client.ts";
import { scopeOf } from "./session/scope-of.ts";
import { createSession } from "./session/session.ts";
import { ErrorBoundary } from "./ui/error-boundary.tsx";
import "./styles/tokens.css";
import "./styles/base.css";
import "./styles/controls.css";
import "./styles/page.css";

applyStoredTheme();
const session = createSession();
const queryClient = createQueryClient(session.expire);
const client = createClient({ baseUrl: `${location.origin}/api`, auth: session.token });

// A new link that is opened in this tab changes nothing but the fragment, and what is on the page stays.
const open = async () => {
  await session.open();
  if (session.state().status === "open") await refetchShown(queryClient);
};
addEventListener("hashchange", () => void open());
let scope: string | undefined;
session.subscribe(() => {
  const state = session.state();
  // Nothing of an ended session is left for whoever opens the next one here.
  if (state.status === "closed" && state.info === undefined) queryClient.clear();
  if (state.status !== "open") return;
  // Nor is anything of another API, which the host may have been started again with.
  const opened = scopeOf(state.info);
  if (scope !== undefined && scope !== opened) queryClient.getQueryCache().clear();
  scope = opened;
});
void open();

createRoot(document.getElementById("root")!).render(
  <StrictMode>
    <ErrorBoundary>
      <App session={session} client={client} queryClient={queryClient} />
    </ErrorBoundary>
  </StrictMode>,
);
