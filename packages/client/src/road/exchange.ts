import ky from "ky";

import { readText, type ReadText } from "./read-text.ts";

export interface ExchangeRequest {
  readonly url: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
  readonly maxResponseBytes: number;
  /** Whether what came of a body that broke off is of use. */
  readonly keepsAll: boolean;
}

/** An answer, read as far as it could be. */
export interface ExchangeResponse extends ReadText {
  readonly status: number;
  readonly headers: Headers;
  readonly isRedirect: boolean;
}

/**
 * Sends one request and reads its answer, once: attempts, waits and deadlines are the road's. Redirects are not
 * followed, since the token would go with them.
 *
 * @throws whatever the platform throws before the answer begins
 */
export async function exchange(
  { url, method, headers, body, maxResponseBytes, keepsAll }: ExchangeRequest,
  token: string,
  signal: AbortSignal,
): Promise<ExchangeResponse> {
  const response = await ky(url, {
    method,
    retry: 0,
    throwHttpErrors: false,
    timeout: false,
    // Headers and signal join at the last moment: nothing of ky's ever holds the token, and nothing is merged twice.
    fetch: () =>
      fetch(url, {
        method,
        headers: { ...headers, authorization: `Bearer ${token}` },
        body: body ?? null,
        signal,
        redirect: "manual",
      }),
  });
  const { status, type } = response;
  // Browsers hide the status of a redirect that is not followed.
  const isRedirect = type === "opaqueredirect" || (status >= 300 && status < 400);
  const hasBody = !isRedirect && status !== 204;
  if (!hasBody) await response.body?.cancel();
  const read = hasBody ? await readText(response, maxResponseBytes, keepsAll) : { text: "" };
  return { ...read, status, headers: response.headers, isRedirect };
}
