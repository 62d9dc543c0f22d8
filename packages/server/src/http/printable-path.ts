/** The paths of this API. Whatever else is in a path may be a key, a token or a cursor in the wrong place. */
const knownPath =
  /^\/(?:api-key-pairs(?:\/(?:[\w-]{43}|[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}))?|_admin\/[a-z]{1,8}|\.well-known\/jwks\.json)$/;

/** The path where it is one of ours, else no more than its first, short segment. */
export function printablePath(path: string): string {
  if (knownPath.test(path)) return path;
  const [, first = ""] = /^\/([\w.-]{1,32})(?=\/|$)/.exec(path) ?? [];
  return `/${first}${path.length > first.length + 1 ? "..." : ""}`;
}
