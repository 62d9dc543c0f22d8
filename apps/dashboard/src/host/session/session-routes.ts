import type { Context, Hono } from "hono";

import type { AppEnv } from "../app-env.ts";
import { HostError } from "../host-error.ts";
import { addRoute, type Guard } from "../http/endpoint.ts";
import { requireJson } from "../http/require-json.ts";
import type { Observer } from "../observer.ts";
import type { Links } from "./links.ts";
import { readSessionCookies, setSessionCookie } from "./session-cookie.ts";
import type { SessionInfo } from "./session-info.ts";
import type { Sessions } from "./sessions.ts";
import { createWrongCodes } from "./wrong-codes.ts";

/** Room for a code, and for nothing that would take long to read. */
const maxBodyBytes = 1024;

export interface SessionRoutesOptions {
  readonly sessions: Sessions;
  readonly links: Links;
  readonly info: SessionInfo;
  readonly guard: Guard;
  readonly observer: Observer;
  readonly clock: () => number;
}

/** Adds what opens a session, tells of it and ends it. */
export function addSessionRoutes(app: Hono<AppEnv>, options: SessionRoutesOptions): void {
  const { sessions, links, info, guard, observer, clock } = options;
  const wrongCodes = createWrongCodes(clock);

  addRoute(app, "/session", {
    POST: {
      maxBodyBytes,
      async handle(c) {
        const redemption = links.redeem(await readCode(c));
        if (redemption !== "redeemed") refuseCode(redemption);
        observer.redeemed?.();
        const { cookie, token } = sessions.open(readSessionCookies(c));
        setSessionCookie(c, cookie);
        return c.json({ token });
      },
    },
    GET: { guard, handle: (c) => c.json(info) },
    DELETE: {
      guard,
      handle(c) {
        sessions.end(c.var.sessionToken);
        return c.body(null, 204);
      },
    },
  });

  // No code makes a link: whoever is at the terminal does.
  function refuseCode(redemption: "old" | "wrong"): never {
    const count = wrongCodes.count();
    if (count === "too_many") {
      const retryAfter = `${wrongCodes.secondsLeft()}`;
      throw new HostError("too_many_requests", `Too many wrong codes; try again in ${retryAfter} s`, {
        "retry-after": retryAfter,
      });
    }
    if (redemption === "old") observer.linked?.(undefined, "old_link");
    else if (count === "enough" && links.withdraw()) observer.linked?.(undefined, "wrong_codes");
    const what = redemption === "old" ? "was used already, or is too old" : "is not the newest";
    throw new HostError(
      "link_expired",
      `This link ${what}. Press Enter in the terminal where the dashboard runs, and open the new one.`,
    );
  }
}

async function readCode(c: Context<AppEnv>): Promise<string> {
  requireJson(c);
  const body: unknown = await c.req.json().catch(() => undefined);
  const code = typeof body === "object" && body !== null && "code" in body ? body.code : undefined;
  if (typeof code !== "string") throw new HostError("bad_request", 'The body must be {"code": "..."}');
  return code;
}
