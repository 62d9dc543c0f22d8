import fc from "fast-check";
import { expect, test } from "vitest";

import { expectNoSecrets, jwt, opaque, pem, pemLines } from "../testing/secrets.ts";
import { ApiError } from "./api-error.ts";
import { isApiKeyPairsError } from "./any-error.ts";
import { errorFromResponse } from "./error-from-response.ts";

const secret = fc.constantFrom(
  opaque,
  encodeURIComponent(opaque),
  jwt,
  pem,
  JSON.stringify(pem),
  pemLines[1]!,
);
const planted = fc
  .tuple(fc.string(), secret, fc.string(), fc.option(secret, { nil: "" }))
  .map(([before, one, between, other]) => `${before} ${one} ${between} ${other}`);
const word = fc.oneof(fc.string(), planted, fc.constantFrom("query", "body", "path"));

// Values where the API has texts, and the other way round.
const oddly = (value: fc.Arbitrary<unknown>) =>
  fc.oneof({ weight: 4, arbitrary: value }, { weight: 1, arbitrary: fc.anything() });
const detail = fc.record(
  {
    location: oddly(word),
    pointer: oddly(word),
    message: oddly(word),
    msg: oddly(word),
    type: oddly(word),
    loc: oddly(fc.array(oddly(word), { maxLength: 4 })),
  },
  { requiredKeys: [] },
);
const details = oddly(fc.array(oddly(detail), { maxLength: 25 }));
const errorBody = fc.record(
  {
    message: oddly(word),
    code: oddly(word),
    details,
    detail: fc.oneof(details, word),
    resource_id: oddly(word),
  },
  { requiredKeys: [] },
);
const body = fc.oneof(
  errorBody,
  errorBody.map((value) =>
    JSON.stringify(value, (_, inner) => (typeof inner === "bigint" ? String(inner) : inner)),
  ),
  fc.tuple(fc.json(), planted).map(([json, text]) => json.replaceAll('"', text)),
  fc.anything({ values: [word, fc.integer(), fc.boolean()], withNullPrototype: true }),
  fc.anything(),
  fc.json(),
  word,
);
const headers = fc
  .dictionary(fc.constantFrom("x-request-id", "retry-after", "date"), fc.oneof(word, fc.date().map(String)))
  .map((values) => ({ get: (name: string) => values[name] ?? null }));
const status = fc.oneof(
  fc.constantFrom(400, 401, 403, 404, 409, 422, 429, 500, 503),
  fc.integer(),
  fc.double(),
);

test("any answer becomes an error of the family, bounded and without secrets", () => {
  fc.assert(
    fc.property(
      status,
      headers,
      body,
      word,
      fc.option(fc.integer(), { nil: undefined }),
      (status, headers, body, path, now) => {
        const error = errorFromResponse(
          { status, headers, body },
          { method: "GET", path, now, secrets: [opaque] },
        );

        expect(error).toBeInstanceOf(ApiError);
        expect(isApiKeyPairsError(error)).toBe(true);
        expect(error.status).toBe(status);
        expect(error.message.length).toBeLessThanOrEqual(2010);
        expect(error.details.length).toBeLessThanOrEqual(20);
        const texts = [
          error.apiCode,
          error.requestId,
          error.path,
          error.resourceId,
          ...error.details.flatMap(Object.values),
        ];
        expect(
          texts.every((text) => text === undefined || (typeof text === "string" && text.length <= 500)),
        ).toBe(true);
        expect(error.retryAfterMs === undefined || error.retryAfterMs >= 0).toBe(true);
        expectNoSecrets(error);
      },
    ),
    { numRuns: 500 },
  );
});
