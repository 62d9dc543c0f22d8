import { expect, expectTypeOf, test } from "vitest";

import { type AnyApiKeyPairsError, isApiKeyPairsError } from "./any-error.ts";
import type { ApiErrorCode, ErrorCode } from "./error-code.ts";
import { errorFromResponse } from "./error-from-response.ts";
import { InputError } from "./input-error.ts";
import type { ResponseIssue } from "./response-error.ts";
import { TimeoutError } from "./timeout-error.ts";

/** Compiles only while every code is here, and while each narrows to the class that has its fields. */
function describe(error: AnyApiKeyPairsError): string {
  switch (error.code) {
    case "aborted":
      return "aborted";
    case "connection":
      return `never sent: ${error.neverSent satisfies boolean}`;
    case "input":
      return `field: ${error.field satisfies string}`;
    case "outcome_unknown":
      return `since: ${error.since satisfies string}`;
    case "pagination":
      return `pages: ${error.pages satisfies number}`;
    case "response":
      return `issues: ${(error.issues satisfies readonly ResponseIssue[]).length}`;
    case "timeout":
      return `after: ${error.timeoutMs satisfies number}`;
    case "conflict":
      return `in the way: ${error.resourceId satisfies string | undefined}`;
    case "rate_limit":
      return `wait: ${error.retryAfterMs satisfies number | undefined}`;
    case "api":
    case "bad_request":
    case "forbidden":
    case "not_found":
    case "server":
    case "unauthorized":
    case "unprocessable":
      return `status: ${error.status satisfies number}`;
    default:
      return error satisfies never;
  }
}

test.each([
  [new InputError("limit", "must be so"), "field: limit"],
  [new TimeoutError("m", { timeoutMs: 7 }), "after: 7"],
  [errorFromResponse({ status: 404, headers: new Headers() }), "status: 404"],
  [errorFromResponse({ status: 429, headers: new Headers({ "retry-after": "2" }) }), "wait: 2000"],
])("a switch over the code of a caught error is exhaustive (%#)", (caught: unknown, expected) => {
  expect(isApiKeyPairsError(caught) && describe(caught)).toBe(expected);
});

test("the union has exactly the codes that are documented", () => {
  const error = errorFromResponse({ status: 418, headers: new Headers() });
  expect(error.code).toBe("api");
  expectTypeOf(error.code).toEqualTypeOf<ApiErrorCode>();
  expectTypeOf<AnyApiKeyPairsError["code"]>().toEqualTypeOf<ErrorCode>();
});
