import {
  ApiError,
  ConnectionError,
  ForbiddenError,
  NotFoundError,
  PaginationError,
  RateLimitError,
  ResponseError,
  ServerError,
  TimeoutError,
  UnauthorizedError,
} from "@api-key-pairs/client";
import { expect, test } from "vitest";

import { explainError } from "./explain-error.ts";

const fields = (status: number) => ({ status, details: [] });

test.each([
  [new UnauthorizedError("m", fields(401)), /refuses the signing key/, /token may have expired.*akp doctor/],
  [new ForbiddenError("m", fields(403)), /may not do this/, /scope.*api-key-pairs\.read/],
  [new RateLimitError("m", fields(429)), /Too many/, /wait/],
  [new NotFoundError("m", { ...fields(404), method: "DELETE" }), /no such key pair/, /deleted/],
  [new NotFoundError("m", { ...fields(404), method: "GET" }), /no such API/, /base URL/],
  [
    new ApiError("m", { ...fields(424), apiCode: "api_unreachable" }),
    /can't be reached/,
    /nothing was created/,
  ],
  [new ConnectionError("m", { neverSent: true }), /akp-dashboard does not answer/, /Start it again/],
  [new TimeoutError("m", { timeoutMs: 5 }), /in time/, /safe to try again/],
  [new ServerError("m", fields(502)), /can't be reached/, /network/],
  [new ServerError("m", fields(500)), /problem of its own/, /Try again/],
  [
    new ResponseError("m", { problem: "not_json", status: 200, issues: [] }),
    /not one of the API's/,
    /base URL/,
  ],
  [new PaginationError(3), /does not end/, /twice/],
])("%s says what happened and what to do", (error, title, advice) => {
  expect(explainError(error).title).toMatch(title);
  expect(explainError(error).advice).toMatch(advice);
});

test("a session that is over is told from a key that is refused", () => {
  const error = new UnauthorizedError("m", { ...fields(401), apiCode: "session_expired" });
  expect(explainError(error).title).toBe("Your session has ended");
});

test("what waiting can't mend is not worth retrying", () => {
  expect(explainError(new ForbiddenError("m", fields(403))).isWorthRetrying).toBe(false);
  expect(explainError(new ServerError("m", fields(503))).isWorthRetrying).toBe(true);
});

test("an error of the page itself is not blamed on the API", () => {
  expect(explainError(new TypeError("x is not a function")).title).toMatch(/this page/);
});
