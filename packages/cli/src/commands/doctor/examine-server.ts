import { resolveBaseUrl } from "@api-key-pairs/client/node";
import type { TokenProvider } from "@api-key-pairs/client";
import type { Config } from "@api-key-pairs/client/node";

import { checkClock } from "./check-clock.ts";
import { checkConnection, checkDns, checkTls } from "./check-network.ts";
import { checkScopes } from "./check-scopes.ts";
import { checkServer } from "./check-server.ts";
import { checkToken } from "./check-token.ts";
import { isUnconfigured } from "./is-unconfigured.ts";
import { usedProxy } from "./proxy.ts";
import type { Examine } from "./run-check.ts";

/**
 * Checks the way to the server, the server, and whether it accepts the token. Who is not known to be the API gets none.
 *
 * @param auth What gives tokens, if anything does.
 */
export async function examineServer(
  examine: Examine,
  config: Config | undefined,
  auth: string | TokenProvider | undefined,
  signal: AbortSignal,
): Promise<void> {
  if (config === undefined || isUnconfigured(config)) {
    const why = config === undefined ? "the configuration is wrong" : "nothing says yet which API is yours";
    for (const name of ["dns", "connection", "tls", "server", "clock", "token", "scopes"] as const) {
      await examine(name, why);
    }
    return;
  }
  const baseUrl = resolveBaseUrl(config.target);
  const isReachable = await examineWay(examine, new URL(baseUrl), signal);
  const answer = await examine(
    "server",
    isReachable ? async () => await checkServer(baseUrl, signal) : "there is no connection",
  );
  await examine("clock", answer ? () => checkClock(answer) : "there is no answer");
  const access = await examine(
    "token",
    !auth
      ? "there is none to try"
      : answer?.isApi
        ? async () => await checkToken(config, auth, signal)
        : "only the API is to see it",
  );
  await examine(
    "scopes",
    access ? async () => await checkScopes(access, auth!, signal) : "no token was accepted",
  );
}

/** @returns Whether something can be asked there. */
async function examineWay(examine: Examine, url: URL, signal: AbortSignal): Promise<boolean> {
  const proxy = usedProxy(url);
  if (proxy !== undefined) {
    for (const name of ["dns", "connection", "tls"] as const) {
      await examine(name, `requests go through the proxy of ${proxy}`);
    }
    return true;
  }
  const isKnown = await examine("dns", async () => await checkDns(url));
  const isReached = await examine(
    "connection",
    isKnown ? async () => await checkConnection(url, signal) : "the host is not known",
  );
  if (url.protocol === "http:") {
    await examine("tls", "the address is one of plain http");
    return isReached === true;
  }
  const isTrusted = await examine(
    "tls",
    isReached ? async () => await checkTls(url, signal) : "there is no connection",
  );
  return isTrusted === true;
}
