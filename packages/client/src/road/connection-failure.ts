import { ConnectionError, scrub } from "@api-key-pairs/core";

/** What a platform's network error tells, apart from its text. */
interface NetworkFailure extends Error {
  readonly code?: string | number;
  readonly syscall?: unknown;
  readonly errors?: unknown;
}

/**
 * Codes of failures before a byte of the request leaves: of Node.js (also in Deno), of Bun, of TLS, and the text for
 * a port that the fetch standard blocks.
 */
const beforeSending =
  /^(?:ECONNREFUSED|ENOTFOUND|EAI_AGAIN|UND_ERR_CONNECT_TIMEOUT|ConnectionRefused|FailedToOpenSocket|bad port|.*(?:CERT|SIGNATURE).*)$/;

/**
 * Turns what `fetch` or the reading of a body threw into an error that is safe to print: the platform's errors
 * hold sockets, requests and headers, so only the name, text and code of the most telling one are taken over.
 *
 * @param failure - whatever was thrown
 * @param secrets - values that must not be in the error
 */
export function connectionFailure(failure: unknown, secrets: readonly string[]): ConnectionError {
  const chain: NetworkFailure[] = [];
  for (let error = failure; error instanceof Error && !chain.includes(error); error = error.cause)
    chain.push(error);

  const { name, message, code } =
    chain.find((error) => typeof error.code === "string") ?? chain.at(-1) ?? (new Error() as NetworkFailure);
  const cause = Object.assign(new Error(scrub(message, secrets)), { name, code });
  cause.stack = `${name}: ${cause.message}`;
  const neverSent = chain.some(isBeforeSending);
  const what = neverSent ? "No connection to the API" : "The connection to the API broke";
  return new ConnectionError(`${what}: ${cause.message || code || name}`, { neverSent, cause });
}

function isBeforeSending({ code, message, syscall, errors }: NetworkFailure): boolean {
  // `errors` are those of each address that a host name stands for: none could be connected to.
  return (
    beforeSending.test(String(code ?? message)) ||
    syscall === "connect" ||
    syscall === "getaddrinfo" ||
    Array.isArray(errors)
  );
}
