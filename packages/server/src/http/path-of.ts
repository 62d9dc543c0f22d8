/**
 * The path of a request as it was sent: not decoded, so that an encoded slash stays inside its segment and every
 * segment is decoded exactly once. Leading slashes count as one, since a host that is configured with a slash at
 * its end makes `//api-key-pairs`.
 */
export function pathOf(request: Request): string {
  const { url } = request;
  // Every URL here has an origin: its path starts at the first slash after `https://`.
  const start = url.indexOf("/", 8);
  const end = url.slice(start).search(/[?#]/);
  const path = end === -1 ? url.slice(start) : url.slice(start, start + end);
  return path.replace(/^\/{2,}/, "/");
}
