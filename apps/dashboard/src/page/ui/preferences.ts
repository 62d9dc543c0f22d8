/** Cookies are shared among all ports of a host, and the next start has another one. Other storage would be empty then. */
const cookieName = "akp_preferences";
const attributes = `path=/; max-age=${365 * 24 * 3600}; samesite=strict`;

/** What was chosen in this browser, by name, out of all cookies that a script can read. */
export function parsePreferences(cookies: string): URLSearchParams {
  const prefix = `${cookieName}=`;
  const cookie = cookies.split("; ").find((part) => part.startsWith(prefix));
  return new URLSearchParams(cookie?.slice(prefix.length));
}

/** The cookie that keeps one more choice, for a year. */
export function preferenceCookie(cookies: string, name: string, value: string): string {
  const preferences = parsePreferences(cookies);
  preferences.set(name, value);
  return `${cookieName}=${preferences}; ${attributes}`;
}
