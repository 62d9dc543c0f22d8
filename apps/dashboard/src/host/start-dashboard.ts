import { findSigner, resolveBaseUrl } from "@api-key-pairs/client/node";

import { createApp } from "./create-app.ts";
import type { Dashboard, DashboardOptions } from "./dashboard-options.ts";
import { listen } from "./http/listen.ts";
import { builtPage, loadPage } from "./page/load-page.ts";
import { createLinks, type Links } from "./session/links.ts";
import type { SessionInfo } from "./session/session-info.ts";

/**
 * Starts the dashboard on this machine: it serves the page, and forwards what the page may ask of the API with a token
 * that the browser never sees.
 *
 * @throws {Error} When the key cannot sign, the page is not built, or it cannot listen (`code` is `EADDRINUSE`, `EACCES`
 * and so on).
 * @example
 * await using dashboard = await startDashboard({ target: { baseUrl: server.url }, auth: signWith({ privateKey }) });
 * dashboard.link; // "http://127.0.0.1:41234/#..."
 */
export async function startDashboard(options: DashboardOptions): Promise<Dashboard> {
  const { target, auth, profile, port = 0, idleMinutes = 60, observer = {}, clock = Date.now } = options;
  const baseUrl = resolveBaseUrl(target);
  const timeoutMs = options.upstreamTimeoutMs ?? 9_000;
  // Also tells at once that a key is damaged, and not when the page asks for something.
  const signer = await findSigner(auth, { signal: AbortSignal.timeout(timeoutMs) });
  const page = await loadPage(options.page ?? builtPage());
  const info: SessionInfo = {
    target: { baseUrl, ...("instance" in target && target) },
    ...(profile !== undefined && { profile }),
    signer: signer ?? null,
    idle_minutes: idleMinutes,
  };

  let links: Links;
  const listening = await listen(port, (url) => {
    links = createLinks(url, clock);
    const upstream = { baseUrl, auth, timeoutMs };
    const app = createApp({ page, upstream, links, info, observer, clock });
    return (request, env) => app.fetch(request, env);
  });
  let closing: Promise<void> | undefined;
  const close = async () => await (closing ??= listening.close());
  const dashboard: Omit<Dashboard, "link"> = {
    url: listening.url,
    port: listening.port,
    signer,
    baseUrl,
    newLink: () => links.renew(),
    close,
    [Symbol.asyncDispose]: close,
  };
  // A getter that is not enumerable: neither console.log nor JSON.stringify shows what it gives.
  return Object.defineProperty(dashboard, "link", { get: () => links.current() }) as Dashboard;
}
