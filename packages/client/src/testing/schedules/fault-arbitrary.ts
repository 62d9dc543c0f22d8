import type { Fault, RevisionName } from "@api-key-pairs/server";
import fc from "fast-check";

/** How long latency holds a request up, and how long a client waits where there may be latency. In milliseconds. */
const latencyMs = 120;
const patienceMs = 80;

/** What a rotation sends. */
const operations = {
  "2021-10": ["create", "create", "list", "delete"],
  "2026-08": ["create", "create", "list", "delete", "update"],
} as const;
const times = fc.integer({ min: 1, max: 3 });
const when = fc.constantFrom("before", "after");

/** A proxy's no, whatever became of the request. Not for delete the 404: that its pair is gone is taken from it. */
const statuses = [400, 401, 403, 408, 409, 422, 425, 429, 500, 502, 503, 504];

/** As it is said by an API, or a proxy, that lets nobody bring a key. */
const noKeysOfOnesOwn = {
  kind: "status",
  status: 422,
  body: { detail: [{ loc: ["body", "public_key"], msg: "not permitted", type: "extra_forbidden" }] },
  operation: "create",
} as const;

/**
 * Everything that the server can do to a request, but for lies about a deletion: an answer that says that a pair is gone
 * is believed.
 */
export function faultArbitrary(revision: RevisionName): fc.Arbitrary<Fault> {
  const operation = fc.constantFrom(...operations[revision]);
  const refusesKeys = times.map((count) => ({ ...noKeysOfOnesOwn, times: count }));
  return fc.oneof(
    ...(revision === "2026-08" ? [{ weight: 2, arbitrary: refusesKeys }] : []),
    { weight: 3, arbitrary: fc.record({ kind: fc.constant("drop"), operation, when, times }) },
    {
      weight: 4,
      arbitrary: fc.record({
        kind: fc.constant("status"),
        status: fc.constantFrom(...statuses),
        operation,
        when,
        times,
      }),
    },
    {
      weight: 2,
      arbitrary: fc.record({
        kind: fc.constantFrom("truncate", "malformed", "content-type"),
        operation: fc.constantFrom("create", "create", "list"),
        times,
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({
        kind: fc.constant("redirect"),
        status: fc.constantFrom(301, 303, 307),
        location: fc.constant("/elsewhere"),
        operation,
        times,
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({ kind: fc.constant("latency"), ms: fc.constant(latencyMs), operation, times }),
    },
  ) as fc.Arbitrary<Fault>;
}

/** How long a client waits for an answer: not long where some come late. */
export function clientFor(faults: readonly Fault[]): { readonly attemptTimeoutMs?: number } {
  return faults.some(({ kind }) => kind === "latency") ? { attemptTimeoutMs: patienceMs } : {};
}
