import type { ApiKeyPair } from "@api-key-pairs/core";
import type { RevisionName } from "@api-key-pairs/server";
import fc from "fast-check";
import { expect, test } from "vitest";

import { createClient } from "../../create-client.ts";
import { fastClock } from "../../testing/fast-clock.ts";
import { clientFor, faultArbitrary } from "../../testing/schedules/fault-arbitrary.ts";
import type { FaultyApi } from "../../testing/schedules/faulty-api.ts";
import { createMoments, happeningsArbitrary } from "../../testing/schedules/happenings.ts";
import { runSchedules, timeout } from "../../testing/schedules/run-schedules.ts";
import { createThirdParty } from "../../testing/schedules/third-party.ts";
import { openAttempts } from "./create-account.ts";
import { carries, isNamedAfter } from "./create-mark.ts";
import { safeCreate } from "./safe-create.ts";

const common = (revision: RevisionName) => ({
  faults: fc.array(faultArbitrary(revision), { maxLength: 5 }),
  /** How often the client sends a request that may be sent again. */
  requests: fc.constantFrom(1, 1, 1, 2),
  options: fc.record({
    onOrphan: fc.constantFrom("report", "delete"),
    maxAttempts: fc.integer({ min: 1, max: 3 }),
    settleMs: fc.constantFrom(0, 2_000, 10_000),
    keys: fc.constantFrom(...(revision === "2021-10" ? ([undefined] as const) : keys)),
  }),
});
/** With a key of the API's more can go wrong. */
const keys = [undefined, "own", "api", "api", "api"] as const;

const arbitrary = (revision: RevisionName) =>
  fc.oneof(
    fc.record({
      ...common(revision),
      soleCreator: fc.constant(false),
      happenings: happeningsArbitrary(["create", "delete", "abort", "settle"], 15),
    }),
    fc.record({
      ...common(revision),
      soleCreator: fc.constant(true),
      happenings: happeningsArbitrary(["delete", "abort", "settle"], 15),
    }),
  );

type Schedule = ReturnType<typeof arbitrary> extends fc.Arbitrary<infer Each> ? Each : never;

async function check(api: FaultyApi, { faults, requests, options, soleCreator, happenings }: Schedule) {
  const theirs = await createThirdParty(api);
  const controller = new AbortController();
  const { moment, over } = createMoments<"create" | "delete" | "abort" | "settle">(happenings, {
    create: theirs.create,
    delete: theirs.delete,
    abort: () => controller.abort(),
    settle: api.settled,
  });

  const client = createClient({
    ...clientFor(faults),
    baseUrl: api.url,
    maxAttempts: requests,
    async auth(request) {
      await moment();
      return await api.auth(request);
    },
  });
  const clock = fastClock();
  api.setFaults(faults);
  const { account, ...result } = await safeCreate(client, {
    ...options,
    input: api.input,
    soleCreator,
    signal: controller.signal,
    clock: {
      now: clock.now,
      async sleep(ms, signal) {
        await moment();
        await clock.sleep(ms, signal);
      },
    },
  });

  await over();
  const pairs = await api.pairs();
  const present = [...pairs.keys()];
  const key = result.status === "not_created" ? undefined : result.key;
  const returned = result.status === "created" ? [result.key.id] : [];
  const others = [api.rootId, ...theirs.own];
  // What belongs to somebody is there still.
  expect(present).toEqual(expect.arrayContaining([...others, ...returned]));
  // Every pair is somebody's, or told of.
  const told = new Set([...others, ...returned, ...account.unexplained.map(({ id }) => id)]);
  const silent = present.filter((id) => !told.has(id)).map((id) => pairs.get(id)!);
  const open = openAttempts(account);
  expect(silent.length).toBeLessThanOrEqual(open.length);
  if (result.status === "not_created") expect(silent).toEqual([]);
  // Nothing else was deleted.
  const asked = theirs.askedByCaller();
  const left = new Set(account.unexplained.filter(({ exact }) => exact).map(({ id }) => id));
  expect(asked.filter((id) => theirs.isTheirs(id) || (told.has(id) && !left.has(id)))).toEqual([]);
  const isAllowed = options.onOrphan === "delete" && (soleCreator || api.input !== undefined);
  if (!isAllowed) expect(asked).toEqual([]);
  expect(present.filter((id) => account.deleted.some((pair) => pair.id === id))).toEqual([]);
  if (api.input === undefined) return;
  // With names and thumbprints nobody else's is taken for one that was left behind, and each that may still be has a mark.
  expect(account.unexplained.filter(({ id, exact }) => !exact || theirs.isTheirs(id))).toEqual([]);
  expect(silent.filter((pair) => !open.some(({ mark }) => carries(pair, mark!)))).toEqual([]);
  // The key of one that was made here is in hand.
  const isNamedForIt = (pair: ApiKeyPair) => open.some(({ mark }) => isNamedAfter(pair, mark!));
  expect(silent.filter((pair) => !isNamedForIt(pair) && pair.thumbprint !== key?.thumbprint)).toEqual([]);
}

test(
  "whatever goes wrong, each pair is returned, told of, or somebody else's, and nothing else is deleted",
  { timeout },
  async (context) => {
    await runSchedules(context, { arbitrary, share: 0.8 }, check);
  },
);
