import ky from "ky";

import { readText, type tooLarge } from "./read-text.ts";

export interface ExchangeRequest {
  readonly url: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly maxResponseBytes: number;
  /** Whether the body of a success is wanted. */
  readonly wantsBody: boolean;
}

/** An answer, read to its end. */
export interface ExchangeResponse {
  readonly status: number;
  readonly headers: Headers;
  readonly body: string | typeof tooLarge;
  readonly isRedirect: boolean;
}

/**
 * Sends one request and reads its answer, once: attempts, waits and deadlines are the road's. Redirects are not
 * followed, since the token would go with them.
 *
 * @throws whatever the platform throws
 */
export async function exchange(
  { url, method, headers, maxResponseBytes, wantsBody }: ExchangeRequest,
  token: string,
  signal: AbortSignal,
): Promise<ExchangeResponse> {
  const response = await ky(url, {
    method,
    retry: 0,
    throwHttpErrors: false,
    timeout: false,
    // Headers and signal join at the last moment: nothing of ky's ever holds the token, and nothing is merged twice.
    fetch: (request) =>
      fetch(request, {
        headers: { ...headers, authorization: `Bearer ${token}` },
        signal,
        redirect: "manual",
      }),
  });
  const { status, ok } = response;
  // Browsers hide the status of a redirect that is not followed.
  const isRedirect = response.type === "opaqueredirect" || (status >= 300 && status < 400 && status !== 304);
  if (isRedirect || (ok && !wantsBody)) {
    await response.body?.cancel();
    return { status, headers: response.headers, body: "", isRedirect };
  }
  return {
    status,
    headers: response.headers,
    body: await readBody(response, maxResponseBytes, signal),
    isRedirect,
  };
}

async function readBody(
  response: Response,
  maxBytes: number,
  signal: AbortSignal,
): Promise<string | typeof tooLarge> {
  if (response.ok) return readText(response, maxBytes);
  try {
    return await readText(response, maxBytes);
  } catch (failure) {
    // An error is known by its status, even if its body never came.
    if (signal.aborted) throw failure;
    return "";
  }
}
