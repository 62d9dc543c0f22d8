import { getToken } from "@api-key-pairs/client/node";

import { HostError } from "../host-error.ts";
import { exchange, type Answer } from "./exchange.ts";
import type { Forwarded, Upstream } from "./upstream.ts";

/**
 * Sends a request to the API with a token of the host's own, and gives the answer. Nothing is sent again, but for
 * what the API refused with 401 when there is a fresh token by then: such a refusal did nothing, so a create is sent
 * again too.
 *
 * @throws {HostError} When there is no answer that could be passed on.
 */
export async function forward(upstream: Upstream, request: Forwarded): Promise<Answer> {
  const deadline = AbortSignal.timeout(upstream.timeoutMs);
  const token = await getToken(upstream.auth, { signal: deadline });
  let answer = await exchange(upstream, request, token, deadline);
  if (answer.status === 401) {
    const rejected = { token, serverTime: Date.parse(answer.headers.get("date") ?? "") || undefined };
    const fresh = await getToken(upstream.auth, { signal: deadline, rejected });
    if (fresh !== token) answer = await exchange(upstream, request, fresh, deadline);
  }
  checkStatus(answer);
  return answer;
}

function checkStatus({ status }: Answer): void {
  if (status >= 300 && status < 400)
    throw new HostError("bad_gateway", "The API answered with a redirect, which the token must not follow");
  if (status < 200 || status > 599)
    throw new HostError("bad_gateway", `The API answered with the status ${status}, which there is not`);
}
