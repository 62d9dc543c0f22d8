import { ConnectionError, scrub } from "@api-key-pairs/core";

/** What a platform's network error tells, apart from its text. */
interface NetworkFailure extends Error {
  readonly code?: string | number;
  readonly syscall?: unknown;
  readonly errors?: unknown;
}

/** Codes of failures before a byte of the request leaves: of Node.js, then of Bun. Deno gives none. */
const beforeSending =
  /^(?:ECONNREFUSED|ENOTFOUND|EAI_AGAIN|UND_ERR_CONNECT_TIMEOUT|ConnectionRefused|FailedToOpenSocket)$/;

/**
 * Turns what `fetch` or the reading of a body threw into an error that is safe to print: the platform's errors
 * hold sockets, requests and headers, so only the name, text and code of the most telling one are taken over.
 *
 * @param failure - whatever was thrown
 * @param secrets - values that must not be in the error
 */
export function connectionFailure(failure: unknown, secrets: readonly string[]): ConnectionError {
  const chain: NetworkFailure[] = [];
  for (let next = failure; next instanceof Error && !chain.includes(next); next = next.cause)
    chain.push(next);

  const { name, message, code } =
    chain.find((error) => typeof error.code === "string") ?? chain.at(-1) ?? (new Error() as NetworkFailure);
  const cause = Object.assign(new Error(scrub(message, secrets)), { name, code });
  cause.stack = `${name}: ${cause.message}`;
  const neverSent = chain.some(isBeforeSending);
  const what = neverSent ? "No connection to the API" : "The connection to the API broke";
  return new ConnectionError(`${what}: ${cause.message || code || name}`, { neverSent, cause });
}

/** Certain, or false: where this is wrong, a key pair is minted twice. */
function isBeforeSending({ code, syscall, errors }: NetworkFailure): boolean {
  // The errors of each address that a host name stands for.
  if (Array.isArray(errors)) return errors.length > 0 && errors.every(isBeforeSending);
  return beforeSending.test(String(code)) || syscall === "connect" || syscall === "getaddrinfo";
}
