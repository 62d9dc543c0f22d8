import { connectionFailure } from "@api-key-pairs/client/node";

import { HostError } from "../host-error.ts";
import type { Forwarded } from "./upstream.ts";

interface FailureContext extends Pick<Forwarded, "method" | "browser"> {
  readonly deadline: AbortSignal;
  /** Must not be in the error. */
  readonly token: string;
}

/** What the page is told when the API gave no answer, or half of one. */
export function explainFailure(failure: unknown, context: FailureContext): HostError {
  const { method, browser, deadline, token } = context;
  if (deadline.aborted) return new HostError("gateway_timeout", "The API did not answer in time");
  if (browser.aborted && method !== "POST")
    return new HostError("client_closed_request", "Nobody waits any more");
  const { neverSent, message } = connectionFailure(failure, [token]);
  // Of every 5xx the page must assume that a pair may have been created.
  return neverSent && method === "POST"
    ? new HostError("api_unreachable", `${message}. Nothing was created.`)
    : new HostError("bad_gateway", message);
}
