import type { SessionInfo } from "./session-info.ts";
import { endSession, fetchSessionInfo, redeemCode } from "./session-requests.ts";
import { readStoredToken, storeToken } from "./stored-token.ts";
import { takeCode } from "./take-code.ts";

/** Why there is no session. */
export type ClosedReason = "no_link" | "used_link" | "no_cookie" | "unreachable" | "expired" | "ended";

type SessionState =
  | { readonly status: "opening" }
  | { readonly status: "open"; readonly info: SessionInfo }
  /** `info` is of the session that was there before, if its page is to stay in sight. */
  | { readonly status: "closed"; readonly reason: ClosedReason; readonly info?: SessionInfo | undefined };

/** The session with the host: opened by a one-time link, kept for this tab, and over at some time. */
export interface Session {
  readonly state: () => SessionState;
  readonly subscribe: (listener: () => void) => () => void;
  /** This page's half of the session. The other half is a cookie that no script can read. */
  readonly token: () => string;
  /** Tries to get a session, by the link in the address bar or as it was before a reload. */
  readonly open: () => Promise<void>;
  /** The host said that the session is over. */
  readonly expire: () => void;
  /** Ends the session on both sides. */
  readonly end: () => Promise<void>;
}

export function createSession(): Session {
  let state: SessionState = { status: "opening" };
  let token = readStoredToken();
  const keep = (next: string) => {
    token = next;
    storeToken(next);
  };
  const listeners = new Set<() => void>();
  const become = (next: SessionState) => {
    state = next;
    for (const listener of listeners) listener();
  };
  const knownInfo = () => (state.status === "opening" ? undefined : state.info);
  const close = (reason: ClosedReason) => become({ status: "closed", reason, info: knownInfo() });

  const resume = async (otherwise: ClosedReason) => {
    if (token === "") return close(otherwise);
    const reply = await fetchSessionInfo(token);
    if (reply.kind === "ok") return become({ status: "open", info: reply.value });
    if (reply.kind === "unreachable") return close("unreachable");
    keep("");
    return close(otherwise === "no_link" ? "expired" : otherwise);
  };

  return {
    state: () => state,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    // Without a session the host is asked all the same, and says what is the matter.
    token: () => token || "none",
    open: async () => {
      const code = takeCode();
      if (code === undefined) return resume("no_link");
      const reply = await redeemCode(code);
      if (reply.kind === "unreachable") return close("unreachable");
      if (reply.kind === "ok") {
        keep(reply.value.token);
        return resume("no_cookie");
      }
      // A link that was opened twice in a tab does not end the session that it opened the first time.
      return resume("used_link");
    },
    expire: () => {
      if (state.status !== "open") return;
      keep("");
      close("expired");
    },
    end: async () => {
      const ended = token;
      keep("");
      await endSession(ended);
      become({ status: "closed", reason: "ended" });
    },
  };
}
