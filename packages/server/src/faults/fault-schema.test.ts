import { existsSync } from "node:fs";
import { join } from "node:path";

import { expect, test } from "vitest";

import { startServer } from "../start-server.ts";
import { temporaryDirectory } from "../testing/temporary-directory.ts";
import { parseFault, parseFaults, parseSeed } from "./fault-schema.ts";
import type { Fault } from "./fault.ts";
import { InvalidFaultsError } from "./invalid-faults-error.ts";

function problemsOf(parse: () => unknown) {
  try {
    parse();
  } catch (error) {
    if (error instanceof InvalidFaultsError) return error.problems;
    throw error;
  }
  return [];
}

test.each<Fault>([
  { kind: "latency", ms: 0 },
  { kind: "latency", ms: 0.5, operation: "delete", times: 1, probability: 0.25 },
  { kind: "status", status: 200 },
  { kind: "status", status: 599, body: "<p>", contentType: "text/html", retryAfter: 0, when: "after" },
  { kind: "status", status: 204, body: null },
  { kind: "status", status: 503, contentType: "text/html" },
  { kind: "status", status: 200, body: "", contentType: "text/html" },
  { kind: "status", status: 429, body: { a: [null] }, retryAfter: "Fri, 31 Dec 1999 23:59:59 GMT" },
  { kind: "drop", when: "before", operation: ["create", "delete"] },
  { kind: "truncate", operation: ["delete", "list"] },
  { kind: "malformed", operation: "create" },
  { kind: "drip", bytesPerSecond: 1 },
  { kind: "redirect", location: "https://a.example/b?c=%0A", status: 308 },
  { kind: "content-type", contentType: "text/plain; charset=latin1" },
])("%j is a fault", (fault) => {
  expect(parseFault(fault)).toEqual(fault);
  expect(parseFaults(JSON.parse(JSON.stringify([fault, fault])))).toEqual([fault, fault]);
});

const kinds = "latency, status, drop, truncate, malformed, drip, redirect, content-type";
const notDeleteAlone =
  "must not be delete alone: delete answers without a body; name create or list, or leave it out for both";

test.each<[object | string | null | undefined, string, string]>([
  [{ kind: "slow" }, "kind", `must be one of ${kinds}`],
  [{ kind: "toString" }, "kind", `must be one of ${kinds}`],
  [{ ms: 5 }, "kind", `must be one of ${kinds}`],
  [{ kind: ["drop"] }, "kind", `must be one of ${kinds}`],
  ["drop", "kind", `must be one of ${kinds}`],
  [null, "kind", `must be one of ${kinds}`],
  [undefined, "kind", `must be one of ${kinds}`],
  [
    { kind: "drop", probabilty: 1 },
    "probabilty",
    'is not known to a fault of kind "drop", which takes kind, operation, times, probability, when',
  ],
  [{ kind: "drop", operation: "get" }, "operation", "must be create, list, delete, or an array of them"],
  [{ kind: "drop", operation: [] }, "operation", "leave it out for all"],
  [{ kind: "drop", operation: null }, "operation", "leave it out for all"],
  [{ kind: "truncate", operation: 5 }, "operation", "leave it out for all"],
  [{ kind: "truncate", operation: "delete" }, "operation", notDeleteAlone],
  [{ kind: "malformed", operation: ["delete"] }, "operation", notDeleteAlone],
  [{ kind: "drip", operation: "delete" }, "operation", notDeleteAlone],
  [{ kind: "content-type", operation: ["delete", "delete"] }, "operation", notDeleteAlone],
  [{ kind: "drop", times: 0 }, "times", "must be a whole number from 1; leave it out for no end"],
  [{ kind: "drop", times: 1.5 }, "times", "must be a whole number from 1"],
  [{ kind: "drop", times: "1" }, "times", "must be a whole number from 1"],
  [{ kind: "drop", times: Infinity }, "times", "must be a whole number from 1"],
  [{ kind: "drop", probability: 1.01 }, "probability", "must be a number from 0 to 1; leave it out for 1"],
  [{ kind: "drop", probability: -0.1 }, "probability", "must be a number from 0 to 1"],
  [{ kind: "drop", probability: Number.NaN }, "probability", "must be a number from 0 to 1"],
  [{ kind: "drop", when: "during" }, "when", 'must be "before" or "after"'],
  [{ kind: "latency" }, "ms", "must be a number of milliseconds from 0 to 2147483647"],
  [{ kind: "latency", ms: -1 }, "ms", "must be a number of milliseconds from 0"],
  [{ kind: "latency", ms: 2 ** 31 }, "ms", "must be a number of milliseconds from 0"],
  [{ kind: "status" }, "status", "must be a whole number from 200 to 599"],
  [{ kind: "status", status: 199 }, "status", "must be a whole number from 200 to 599"],
  [{ kind: "status", status: 600 }, "status", "must be a whole number from 200 to 599"],
  [{ kind: "status", status: 200.5 }, "status", "must be a whole number from 200 to 599"],
  [{ kind: "status", status: 500, body: () => 1 }, "body", "a value that JSON can hold"],
  [{ kind: "status", status: 204, body: "x" }, "body", "must be left out for a status of 204, 205 or 304"],
  [{ kind: "status", status: 503, retryAfter: -1 }, "retryAfter", "must be a whole number of seconds from 0"],
  [{ kind: "status", status: 503, retryAfter: "1\r\nA: b" }, "retryAfter", "without line breaks"],
  [
    { kind: "status", status: 503, retryAfter: " " },
    "retryAfter",
    "must be a whole number of seconds from 0",
  ],
  [{ kind: "status", status: 503, contentType: "a\nb" }, "contentType", "must be a media type"],
  [{ kind: "status", status: 503, contentType: "  " }, "contentType", "must be a media type"],
  [{ kind: "status", status: 204, contentType: "a/b" }, "contentType", "left out where there is no body"],
  [{ kind: "status", status: 200, contentType: "a/b" }, "contentType", "left out where there is no body"],
  [{ kind: "status", status: 503, body: null, contentType: "a/b" }, "contentType", "there is no body"],
  [{ kind: "drip", bytesPerSecond: 0 }, "bytesPerSecond", "must be a whole number from 1"],
  [{ kind: "redirect" }, "location", "must be a path or a URL"],
  [{ kind: "redirect", location: "" }, "location", "must be a path or a URL"],
  [{ kind: "redirect", location: " " }, "location", "must be a path or a URL"],
  [{ kind: "redirect", location: "/\r\nSet-Cookie: a=b" }, "location", "without line breaks"],
  [{ kind: "redirect", location: "/\u0000" }, "location", "without line breaks"],
  [{ kind: "redirect", location: "/\u{1F511}" }, "location", "percent-encode all but ASCII"],
  [{ kind: "redirect", location: "/", status: 304 }, "status", "must be 301, 302, 303, 307 or 308"],
  [{ kind: "content-type", contentType: "\u0007" }, "contentType", "must be a media type"],
])("%j is refused by field and remedy", (fault, field, message) => {
  expect(problemsOf(() => parseFault(fault))).toEqual([
    { field, path: [field], message: expect.stringContaining(message) },
  ]);
});

test("a body that JSON cannot hold is refused", () => {
  const circular: unknown[] = [];
  circular.push(circular);
  for (const body of [1n, circular, Symbol("x")]) {
    expect(problemsOf(() => parseFault({ kind: "status", status: 500, body }))).toMatchObject([
      { field: "body" },
    ]);
  }
});

test("one error tells of every problem in a list", () => {
  const faults = [{ kind: "drop" }, { kind: "drop", times: 0, probability: 2, a: 1 }, { kind: "nothing" }];
  const problems = problemsOf(() => parseFaults(faults));
  expect(problems.map(({ field }) => field).toSorted()).toEqual([
    "faults[1].a",
    "faults[1].probability",
    "faults[1].times",
    "faults[2].kind",
  ]);
  expect(problems.at(-1)!.path).toEqual(["faults", 2, "kind"]);
  expect(() => parseFaults(faults)).toThrow(
    /faults\[1\]\.times must be a whole number.*; faults\[2\]\.kind must be one of/s,
  );
});

test("what is no list of faults, and what is no seed, is refused", () => {
  for (const value of [undefined, null, {}, { kind: "drop" }, "drop"]) {
    expect(problemsOf(() => parseFaults(value))).toMatchObject([{ field: "faults" }]);
  }
  for (const value of ["1", 1.5, null, Number.NaN, 2 ** 53]) {
    expect(problemsOf(() => parseSeed(value))).toMatchObject([{ field: "seed" }]);
  }
});

test("faults are checked before anything is started", async () => {
  const dataDir = join(temporaryDirectory(), "data");
  const unknown = { kind: "explode" } as unknown as Fault;
  const refusal = await startServer({ dataDir, faults: [unknown] }).catch((error: unknown) => error);
  expect(refusal).toBeInstanceOf(TypeError);
  expect(refusal).toHaveProperty("message", `faults[0].kind must be one of ${kinds}`);
  await expect(startServer({ dataDir, faultSeed: 0.5 })).rejects.toThrow(/^faultSeed must be a whole number/);
  expect(existsSync(dataDir)).toBe(false);
});
