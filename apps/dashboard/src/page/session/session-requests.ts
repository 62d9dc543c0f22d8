import type { SessionInfo } from "./session-info.ts";

/** What became of a request to the host itself. */
export type Reply<T> =
  | { readonly kind: "ok"; readonly value: T }
  /** The code, or the session, is not good (any more). */
  | { readonly kind: "refused" }
  /** No host there, or one that does not answer as ours does. */
  | { readonly kind: "unreachable" };

/** Turns the code of a link into a session. It can be done once. */
export function redeemCode(code: string): Promise<Reply<{ token: string }>> {
  return ask("POST", { headers: { "content-type": "application/json" }, body: JSON.stringify({ code }) });
}

export function fetchSessionInfo(token: string): Promise<Reply<SessionInfo>> {
  return ask("GET", { headers: { authorization: `Bearer ${token}` } });
}

export async function endSession(token: string): Promise<void> {
  await ask("DELETE", { headers: { authorization: `Bearer ${token}` } });
}

async function ask<T>(method: string, init: RequestInit): Promise<Reply<T>> {
  try {
    const response = await fetch("/session", { method, cache: "no-store", redirect: "error", ...init });
    if (response.ok)
      return { kind: "ok", value: response.status === 204 ? undefined : await response.json() };
    return { kind: response.status < 500 ? "refused" : "unreachable" };
  } catch {
    return { kind: "unreachable" };
  }
}
