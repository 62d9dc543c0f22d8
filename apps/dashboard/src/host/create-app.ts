import { Hono } from "hono";

import { addApiRoutes } from "./api/api-routes.ts";
import type { Upstream } from "./api/upstream.ts";
import type { AppEnv } from "./app-env.ts";
import { HostError } from "./host-error.ts";
import { answerError } from "./http/answer-error.ts";
import { observeRequests } from "./http/observe-requests.ts";
import { requireOwnHost } from "./http/require-own-host.ts";
import { requireOwnPage } from "./http/require-own-page.ts";
import type { Observer } from "./observer.ts";
import type { PageFile } from "./page/load-page.ts";
import { addPageRoutes } from "./page/page-routes.ts";
import type { Links } from "./session/links.ts";
import { requireSession } from "./session/require-session.ts";
import type { SessionInfo } from "./session/session-info.ts";
import { addSessionRoutes } from "./session/session-routes.ts";
import { createSessions } from "./session/sessions.ts";

/** What `createApp` takes: everything resolved. */
export interface AppParts {
  readonly page: readonly PageFile[];
  readonly upstream: Upstream;
  readonly links: Links;
  readonly info: SessionInfo;
  readonly observer: Observer;
  /** The time, in milliseconds since 1970. */
  readonly clock: () => number;
}

/** The page, the session and the operations that the page has a use for; all else is refused. */
export function createApp({ page, upstream, links, info, observer, clock }: AppParts): Hono<AppEnv> {
  const sessions = createSessions(info.idle_minutes * 60_000, clock);
  const guard = requireSession(sessions, () => observer.linked?.(links.usable(), "session_expired"));
  const app = new Hono<AppEnv>();
  app.use(observeRequests(observer), requireOwnHost, requireOwnPage);
  addPageRoutes(app, page);
  addSessionRoutes(app, { sessions, links, info, guard, observer, clock });
  addApiRoutes(app, upstream, guard, observer);
  app.notFound(() => {
    throw new HostError("not_found", "There is nothing here");
  });
  app.onError(answerError(observer));
  return app;
}
