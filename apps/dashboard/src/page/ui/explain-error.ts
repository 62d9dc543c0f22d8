import { isApiKeyPairsError, type AnyApiKeyPairsError } from "@api-key-pairs/client";

import { isSessionExpired } from "../session/is-session-expired.ts";

/** An error in the words of the person in front of the page. */
export interface Explanation {
  readonly title: string;
  /** What to do about it, or what it means. */
  readonly advice: string;
  /** Whether the same again can go well without anything being done about it. */
  readonly isWorthRetrying: boolean;
}

/** Says what went wrong, and what to do next. The error's own message is for the details. */
export function explainError(error: unknown): Explanation {
  if (!isApiKeyPairsError(error)) {
    return {
      title: "Something in this page went wrong",
      advice: "Reload the page. If it happens again, the details below belong in a bug report.",
      isWorthRetrying: true,
    };
  }
  if (isSessionExpired(error)) {
    return {
      title: "Your session has ended",
      advice: "Press Enter in the terminal where akp-dashboard runs, and open the link that it prints.",
      isWorthRetrying: true,
    };
  }
  const [title, advice, isWorthRetrying = false] = explanationOf(error);
  return { title, advice, isWorthRetrying };
}

function explanationOf(error: AnyApiKeyPairsError): [title: string, advice: string, retry?: boolean] {
  // Of creations alone: whatever else failed on the way may have been carried out.
  if ("apiCode" in error && error.apiCode === "api_unreachable") {
    return [
      "The API can't be reached",
      "akp-dashboard has no connection to it, so nothing was created. Check the network and the VPN.",
      true,
    ];
  }
  switch (error.code) {
    case "unauthorized":
      return [
        "The API refuses the signing key",
        "Its key pair may have been deleted or be of another instance, its token may have expired, or this machine's clock may be off. " +
          "Run `akp doctor` to find out, then start akp-dashboard with a key that is good.",
        true,
      ];
    case "forbidden":
      return [
        "The signing key may not do this",
        "Its tokens lack a scope, or it has less than it was to give: the details say what. " +
          "Listing needs api-key-pairs.read; creating, changing and deleting need api-key-pairs.write.",
      ];
    case "rate_limit":
      return ["Too many requests", "The API asks to wait before the next one.", true];
    case "not_found":
      return error.method === "DELETE" || error.method === "PUT"
        ? ["There is no such key pair any more", "Somebody else may have deleted it."]
        : ["There is no such API at this address", "Check the base URL.", true];
    case "connection":
      return [
        "akp-dashboard does not answer",
        "The program that serves this page has stopped, or cannot be reached. Start it again in a terminal.",
        true,
      ];
    case "timeout":
      return ["No answer in time", "The API or the way to it is slow. It is safe to try again.", true];
    case "server":
      return error.status === 502 || error.status === 504
        ? [
            "The API can't be reached",
            "akp-dashboard gets no answer from it. Check the network and the VPN.",
            true,
          ]
        : ["The API has a problem of its own", "It usually passes. Try again in a moment.", true];
    case "response":
      return [
        "The answer is not one of the API's",
        "Something else may answer at this address: a proxy, a sign-in page, another service. Check the base URL.",
        true,
      ];
    case "pagination":
      return [
        "The list does not end",
        "The API gave the same page twice. What was read until then is good.",
        true,
      ];
    default:
      return ["The API refuses the request", "The details say why.", true];
  }
}
