import {
  errorFromResponse,
  parseResponse,
  requestIdOf,
  ResponseError,
  type ResponseIssue,
  type ResponseProblem,
  scrub,
} from "@api-key-pairs/core";

import { connectionFailure } from "./connection-failure.ts";
import type { ExchangeResponse } from "./exchange.ts";
import { findPrivateKey } from "./find-private-key.ts";
import type { CheckedOperation } from "./operation.ts";

export interface InterpretContext {
  readonly path: string;
  readonly secrets: readonly string[];
}

/**
 * Makes the result of a call from an answer.
 *
 * @throws the error that the answer stands for
 */
export function interpret<Output>(
  operation: CheckedOperation<Output>,
  response: ExchangeResponse,
  { path, secrets }: InterpretContext,
): Output {
  const { status, headers, text, cut, isRedirect } = response;
  const { method, output, retry } = operation;
  // A private key that came in spite of all exists nowhere else.
  const privateKey = () => (retry === "mint" ? findPrivateKey(text) : undefined);
  const fail = (problem: ResponseProblem, what: string, issues: readonly ResponseIssue[] = []) => {
    const fields = { problem, status, issues, method, path, requestId: requestIdOf(headers, secrets) };
    return new ResponseError(`${what} (${status}, ${method} ${path})`, fields, privateKey());
  };

  if (isRedirect) {
    throw fail("redirect", "Redirects are not followed: the token would go along. Check baseUrl");
  }
  // An error is known by its status, even if its body never came.
  if (status < 200 || status > 299) {
    throw errorFromResponse({ status, headers, body: text }, { method, path, secrets, now: Date.now() });
  }
  if (output === undefined) {
    if (status === 204) return undefined as Output;
    throw fail("wrong_shape", "The answer is not as documented: 204. Check baseUrl");
  }

  if (cut && "tooLarge" in cut) throw fail("too_large", "The answer is longer than maxResponseBytes");

  const value = parseJson(text);
  const parsed = value === undefined ? undefined : parseResponse(output, value);
  if (parsed?.success) return parsed.data;
  if (cut && privateKey() === undefined) throw connectionFailure(cut.failure, secrets);
  if (parsed === undefined) {
    const type = scrub(headers.get("content-type") ?? "", secrets).slice(0, 100);
    throw fail("not_json", `The answer is not JSON but ${type}. Check baseUrl`);
  }
  const places = parsed.issues.map((issue) => `${issue.path} ${issue.message}`).join("; ");
  throw fail("wrong_shape", `The answer is not as documented: ${places}`, parsed.issues);
}

/** @returns `undefined` for what is not JSON, which no JSON text stands for */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
