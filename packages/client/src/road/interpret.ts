import {
  errorFromResponse,
  parseResponse,
  requestIdOf,
  ResponseError,
  scrub,
  type ResponseIssue,
  type ResponseProblem,
} from "@api-key-pairs/core";

import type { ExchangeResponse } from "./exchange.ts";
import type { CheckedOperation } from "./operation.ts";
import { tooLarge } from "./read-text.ts";

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
  const { status, headers, body } = response;
  const { method } = operation;
  const fail = (problem: ResponseProblem, what: string, issues: readonly ResponseIssue[] = []) => {
    const fields = { problem, status, issues, method, path, requestId: requestIdOf(headers, secrets) };
    // A private key that came in spite of all exists nowhere else.
    const privateKey = operation.retry === "mint" && body !== tooLarge ? findPrivateKey(body) : undefined;
    return new ResponseError(`${what} (${status}, ${method} ${path})`, fields, privateKey);
  };

  if (response.isRedirect) {
    throw fail("redirect", "Redirects are not followed, since the token would go along. Check baseUrl");
  }
  if (status < 200 || status > 299) {
    const text = body === tooLarge ? "" : body;
    throw errorFromResponse({ status, headers, body: text }, { method, path, secrets, now: Date.now() });
  }
  if (operation.output === undefined) return undefined as Output;
  if (body === tooLarge) throw fail("too_large", "The answer is longer than maxResponseBytes");

  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch {
    const type = scrub(headers.get("content-type") ?? "", secrets).slice(0, 100);
    throw fail("not_json", `The answer is not JSON but ${type}. Check baseUrl`);
  }
  const parsed = parseResponse(operation.output, value);
  if (parsed.success) return parsed.data;
  const places = parsed.issues.map((issue) => `${issue.path} ${issue.message}`).join("; ");
  throw fail("wrong_shape", `The answer is not as documented: ${places}`, parsed.issues);
}

/** Looks for a whole private key in an answer, whatever its shape. */
function findPrivateKey(body: string): string | undefined {
  const pem =
    /-----BEGIN [A-Z ]*PRIVATE KEY-----[^"]*?-----END [A-Z ]*PRIVATE KEY-----(?:\\r)?(?:\\n|\n)?/.exec(
      body,
    )?.[0];
  return pem
    ?.replaceAll(String.raw`\r`, "\r")
    .replaceAll(String.raw`\n`, "\n")
    .replaceAll(String.raw`\/`, "/");
}
