import type { MiddlewareHandler } from "hono";

import type { AppEnv } from "../app-env.ts";
import { HostError } from "../host-error.ts";

/**
 * Refuses every request that was meant for another host. A browser can be made to send requests here under a name
 * whose address was changed to this machine's (DNS rebinding): such a request names that host.
 */
export const requireOwnHost: MiddlewareHandler<AppEnv> = async (c, next) => {
  const { socket, headersDistinct } = c.env.incoming;
  // Port 80 goes without saying.
  const own = ["127.0.0.1", "localhost"].map((name) => new URL(`http://${name}:${socket.localPort}`).host);
  // A target in absolute form has a host of its own.
  const named = [...(headersDistinct["host"] ?? [""]), new URL(c.req.url).host];
  if (!named.every((host) => own.includes(host)))
    throw new HostError("misdirected_request", `This is ${own[0]}, and no other host`);
  await next();
};
