import * as fc from "fast-check";
import { expect, test } from "vitest";

import { codePoint } from "../testing/code-point.ts";
import { problemsWith } from "../testing/contract.ts";
import { startInProcess } from "../testing/in-process.ts";

interface Refusal {
  details: { pointer: string; type: string }[];
}

const schemaOf = (path: string, method: string, index: number) =>
  `#/paths/${path.replaceAll("/", "~1")}/${method}/parameters/${index}/schema`;
const base64url = fc.constantFrom(..."ABCXYZabcxyz0189_-");
// What can be written in a URL, whatever it is.
const text = fc.oneof(
  fc.string({ unit: codePoint }),
  fc.string({ unit: "grapheme" }),
  fc.string({ unit: base64url }),
);

test("a limit is taken when the document says that it is valid, and refused when not", async () => {
  const { call } = await startInProcess();
  const pointer = schemaOf("/api-key-pairs", "get", 0);
  // In a URL a whole number is its digits.
  const isValid = (limit: string) =>
    /^-?\d+$/.test(limit) && problemsWith(pointer, Number(limit)).length === 0;
  const limits = fc.oneof(
    fc.integer({ min: -5, max: 110 }).map(String),
    fc.integer({ min: 1, max: 100 }).map((limit) => `00${limit}`),
    fc.bigInt().map(String),
    fc.double().map(String),
    fc.constantFrom("1e1", "0x10", "+5", " 5", "5 ", "5.0", "٣", "", "1,2", "null", "true"),
    text,
  );
  const seen = { valid: 0, invalid: 0 };
  await fc.assert(
    fc.asyncProperty(limits, async (limit) => {
      const response = await call("GET", `/api-key-pairs?limit=${encodeURIComponent(limit)}`);
      const valid = isValid(limit);
      seen[valid ? "valid" : "invalid"] += 1;
      expect(response.status).toBe(valid ? 200 : 400);
      if (!valid) expect(((await response.json()) as Refusal).details).toMatchObject([{ pointer: "/limit" }]);
    }),
    { numRuns: 200 },
  );
  expect(Math.min(seen.valid, seen.invalid)).toBeGreaterThan(10);
});

test("a cursor has the form that the document says, or is refused for its form", async () => {
  const { call, create } = await startInProcess();
  await create();
  const pointer = schemaOf("/api-key-pairs", "get", 1);
  const page = (await (await call("GET", "/api-key-pairs?limit=1")).json()) as { next_cursor: string };
  const cursors = fc.oneof(
    fc.constant(page.next_cursor),
    fc.string({ unit: base64url, minLength: 1, maxLength: 60 }),
    fc.string({ unit: base64url, minLength: 990, maxLength: 1010, size: "max" }),
    text,
  );
  const seen = { valid: 0, invalid: 0 };
  await fc.assert(
    fc.asyncProperty(cursors, async (cursor) => {
      const response = await call("GET", `/api-key-pairs?cursor=${encodeURIComponent(cursor)}`);
      const valid = problemsWith(pointer, cursor).length === 0;
      seen[valid ? "valid" : "invalid"] += 1;
      expect(response.status).toBe(cursor === page.next_cursor ? 200 : 400);
      if (response.status === 200) return;
      // Of the right form, and yet none that the server made.
      const unknown = [{ pointer: "/cursor", type: "invalid_cursor" }];
      const { details } = (await response.json()) as Refusal;
      if (valid) expect(details).toMatchObject(unknown);
      else expect(details).toMatchObject([{ pointer: "/cursor", type: "invalid_format" }]);
    }),
    { numRuns: 200 },
  );
  expect(Math.min(seen.valid, seen.invalid)).toBeGreaterThan(10);
});

test("an id has the form that the document says, or is refused for its form", async () => {
  const { call, create } = await startInProcess();
  const pointer = schemaOf("/api-key-pairs/{api_key_pair_id}", "delete", 0);
  const ids = fc.oneof(
    fc.string({ unit: base64url, minLength: 43, maxLength: 43 }),
    fc.string({ unit: base64url, minLength: 42, maxLength: 44 }),
    fc.string({ minLength: 43, maxLength: 43 }),
    fc.string({ unit: base64url, minLength: 43, maxLength: 43 }).map((id) => `${id}\n`),
    // A URL has no segment that is empty or dots: those never arrive as an id.
    text.filter((id) => !/^\.{0,2}$/.test(id)),
  );
  const seen = { valid: 0, invalid: 0 };
  await fc.assert(
    fc.asyncProperty(ids, async (id) => {
      const response = await call("DELETE", `/api-key-pairs/${encodeURIComponent(id)}`);
      const valid = problemsWith(pointer, id).length === 0;
      seen[valid ? "valid" : "invalid"] += 1;
      expect(response.status).toBe(404);
      const types = ((await response.json()) as Refusal).details.map(({ type }) => type);
      expect(types).toEqual(valid ? [] : ["invalid_id"]);
    }),
    { numRuns: 200 },
  );
  expect(Math.min(seen.valid, seen.invalid)).toBeGreaterThan(10);
  const { id } = await create();
  expect(problemsWith(pointer, id)).toEqual([]);
  expect((await call("DELETE", `/api-key-pairs/${id}`)).status).toBe(204);
});
