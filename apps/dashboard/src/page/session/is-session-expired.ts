/** Whether a call failed since the host ended the session, and not since the API refused something. */
export function isSessionExpired(error: unknown): boolean {
  return (error as { apiCode?: unknown } | null)?.apiCode === "session_expired";
}
