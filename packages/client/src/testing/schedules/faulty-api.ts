import { subscribe, unsubscribe } from "node:diagnostics_channel";
import type { IncomingMessage, Server } from "node:http";
import type { AddressInfo } from "node:net";
import { setImmediate, setTimeout } from "node:timers/promises";

import { startServer, type Fault, type RevisionName } from "@api-key-pairs/server";
import { onTestFinished } from "vitest";

import { signWith } from "../../auth/sign-with.ts";
import { createClient } from "../../create-client.ts";
import { listAll } from "../../rotation/safe-create/list-all.ts";
import { idsOf, managerOf } from "../rotation-bench.ts";

/** More than one schedule ever sends. */
const limit = 1_000;

/** The API as a schedule sees it: with faults for one caller, and others whom they spare. */
export async function startFaultyApi(revision: RevisionName) {
  const server = await startServer({ admin: true, revision });
  onTestFinished(() => server.close());
  const { admin, url, port } = server;
  // One token for all schedules: to sign and to verify costs more than most requests.
  const auth = signWith({ privateKey: server.rootPrivateKey, expiresInSeconds: 3_600 });
  const root = createClient({ baseUrl: url, auth });
  const [rootId] = await idsOf(root);
  const input = revision === "2026-08" ? await managerOf(root) : undefined;

  let arrived = 0;
  const count = (message: unknown) => {
    const { server: one } = message as { request: IncomingMessage; server: Server };
    if ((one.address() as AddressInfo | null)?.port !== port) return;
    arrived += 1;
    // On a machine that has more to do, a connection would be closed in the moment in which it is used again.
    one.keepAliveTimeout = 600_000;
  };
  subscribe("http.server.request.start", count);
  onTestFinished(() => void unsubscribe("http.server.request.start", count));

  /** Waits until every request that was sent has had its effect, also those that nobody waits for any more. */
  async function settled(): Promise<void> {
    // What was sent a moment ago is read in the next turns of the event loop.
    for (let turn = 0; turn < 3; turn += 1) await setImmediate();
    while (admin.requests({ limit }).length < arrived) await setTimeout(2);
  }

  let queue: Promise<unknown> = Promise.resolve();

  /** Lets somebody act whom the faults spare, one after the other. */
  function spared<T>(act: () => Promise<T>): Promise<T> {
    const acted = queue.then(async () => {
      // Lifting a fault would drop what it holds up.
      await settled();
      const left = admin.faults().flatMap(({ fault, left: times }): Fault[] => {
        if (times === null) return [fault];
        return times === 0 ? [] : [{ ...fault, times }];
      });
      admin.clearFaults();
      try {
        return await act();
      } finally {
        admin.setFaults(left);
      }
    });
    queue = acted.catch(() => {});
    return acted;
  }

  return {
    url,
    auth,
    root,
    rootId: rootId!,
    /** What a new pair is like, where the API wants to know. */
    input,
    /** Only the root pair is there, and nothing goes wrong. */
    async reset() {
      await settled();
      await admin.reset();
      arrived = 0;
    },
    setFaults: (faults: readonly Fault[]) => admin.setFaults(faults),
    settled,
    spared,
    /** All pairs, by their ids. */
    pairs: () =>
      spared(async () => {
        const pairs = await listAll(root, new AbortController().signal);
        return new Map(pairs.map((pair) => [pair.id, pair]));
      }),
    /** The ids that anybody asked to delete, whatever came of it. */
    askedToDelete: () =>
      admin
        .requests({ limit, operation: "delete" })
        .map(({ path }) => decodeURIComponent(path.split("/").at(-1)!)),
  };
}

export type FaultyApi = Awaited<ReturnType<typeof startFaultyApi>>;
