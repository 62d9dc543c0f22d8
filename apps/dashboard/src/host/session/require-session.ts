import { HostError } from "../host-error.ts";
import type { Guard } from "../http/endpoint.ts";
import { readSessionCookies } from "./session-cookie.ts";
import type { Sessions } from "./sessions.ts";

/**
 * Lets those pass who have both halves of a session.
 *
 * @param onExpired Called when a session turns out to be over.
 */
export function requireSession(sessions: Sessions, onExpired: () => void): Guard {
  return (c) => {
    const [, token = ""] = /^bearer +(\S+) *$/i.exec(c.req.header("authorization") ?? "") ?? [];
    const state = sessions.use(readSessionCookies(c), token);
    if (state === "expired") onExpired();
    if (state !== "open") {
      throw new HostError(
        "session_expired",
        "This session is over. Press Enter in the terminal where the dashboard runs, and open the new link.",
      );
    }
    c.set("sessionToken", token);
  };
}
