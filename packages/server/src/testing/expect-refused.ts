import { expect } from "vitest";

/** The documented answers, each the same whatever the reason. */
const refusals = {
  401: {
    type: "error",
    code: "unauthorized",
    status: 401,
    message: "No valid API authentication found",
    details: [],
  },
  403: { type: "error", code: "forbidden", status: 403, message: "Invalid credentials", details: [] },
};

/** @param what Names what was sent, in case it was let in. */
export async function expectRefused(
  response: Response,
  what: unknown,
  status: 401 | 403 = 401,
): Promise<void> {
  expect([what, response.status]).toEqual([what, status]);
  expect(await response.json()).toEqual(refusals[status]);
  expect(response.headers.get("www-authenticate")).toBe(status === 401 ? "Bearer" : null);
}
