import type { Fault, RevisionName } from "@api-key-pairs/server";

import type { RequestRecord } from "../road/observer.ts";
import type { KeyOfPair } from "../rotation/key-in-hand.ts";
import { safeCreate, type SafeCreateOptions, type SafeCreateResult } from "../rotation/index.ts";
import { fastClock } from "./fast-clock.ts";
import { idsOf, startBench } from "./rotation-bench.ts";

/** The answer to create is lost, after the pair was made or before. */
export const lose = { kind: "drop", operation: "create", when: "after", times: 1 } as const;
export const refuse = { kind: "drop", operation: "create", when: "before", times: 1 } as const;
/** What an API answers that makes all keys itself. */
export const noKeysOfOnesOwn = {
  kind: "status",
  status: 400,
  operation: "create",
  times: 1,
  body: {
    type: "error",
    code: "bad_request",
    status: 400,
    message: "Request failed validation",
    details: [{ location: "body", pointer: "/public_key", message: "not supported", type: "value_error" }],
  },
} as const;

interface CreateBenchOptions {
  readonly revision?: RevisionName;
  /** Of the client. */
  readonly maxAttempts?: number;
}

/** The real API, and what goes wrong there from the first create on: what was there before is known by then. */
export async function startCreating(
  faults: readonly Fault[] = [],
  { revision, maxAttempts = 1 }: CreateBenchOptions = {},
) {
  const bench = await startBench(revision);
  const ordered = [...faults];
  const observer = {
    request({ operation }: RequestRecord) {
      if (operation === "create" && ordered.length > 0) bench.faults(ordered.splice(0));
    },
  };
  const client = bench.clientOf(bench.server.rootPrivateKey, { maxAttempts, observer });
  const clock = fastClock();
  return {
    ...bench,
    clock,
    create: (options: SafeCreateOptions = {}) =>
      safeCreate(client, { clock, input: bench.input, ...options }),
    async ids() {
      bench.faults([]);
      return await idsOf(bench.watcher);
    },
  };
}

/** The key that a create ended with. */
export function keyIn(result: SafeCreateResult): KeyOfPair {
  if (result.status === "created") return result.key;
  throw new Error("There is no key", { cause: result.error });
}
