import { explainFailure } from "./explain-failure.ts";
import { readBytes } from "./read-bytes.ts";
import type { Forwarded, Upstream } from "./upstream.ts";

/** The most that the page takes of an answer, in bytes. */
const maxBytes = 4 * 1024 * 1024;

/** What the page reads of an answer: when it came, what it is, how long to wait, what to quote to support. */
const passedHeaders = ["content-type", "date", "retry-after", "x-request-id"];

/** An answer of the API, read in full, as the page may have it. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly bytes: Buffer<ArrayBuffer>;
}

/**
 * Sends a request once, with a token, and reads the answer.
 *
 * @param deadline Aborted when there is no more time.
 * @throws {HostError} When there is no answer that could be passed on.
 */
export async function exchange(
  { baseUrl }: Upstream,
  { method, path, body, browser }: Forwarded,
  token: string,
  deadline: AbortSignal,
): Promise<Answer> {
  // Nobody would ever see the key of a create that is given up, and the pair may be there all the same.
  const signal = method === "POST" ? deadline : AbortSignal.any([deadline, browser]);
  const explain = (failure: unknown) => explainFailure(failure, { method, browser, deadline, token });

  const sent = new Headers({ accept: "application/json", authorization: `Bearer ${token}` });
  if (body !== undefined) sent.set("content-type", "application/json");
  const request = fetch(baseUrl + path, {
    method,
    headers: sent,
    signal,
    redirect: "manual",
    ...(body !== undefined && { body }),
  });
  const response = await request.catch((failure: unknown) => {
    throw explain(failure);
  });
  const { bytes, failure } = await readBytes(response, maxBytes);
  if (failure !== undefined && !(method === "POST" && holdsKey(bytes))) throw explain(failure);

  const headers = new Headers();
  for (const name of passedHeaders) {
    const value = response.headers.get(name);
    if (value !== null) headers.set(name, hide(value, token));
  }
  // Of bytes that are no text, Latin-1 gives the same bytes back.
  return {
    status: response.status,
    headers,
    bytes: Buffer.from(hide(bytes.toString("latin1"), token), "latin1"),
  };
}

/** A private key is passed on whatever is wrong with the rest of the answer: the page can still save it. */
function holdsKey(bytes: Buffer): boolean {
  return bytes.includes("PRIVATE KEY-----");
}

/** Some proxies repeat a request in what they answer. */
function hide(text: string, token: string): string {
  return text.replaceAll(token, "[redacted]");
}
