import type { SessionInfo } from "./session-info.ts";

/** Tells apart whose key pairs are shown: another API, profile or signing key after a restart may mean another account. */
export function scopeOf({ target, profile, signer }: SessionInfo): string {
  return JSON.stringify([target.baseUrl, profile, signer]);
}
