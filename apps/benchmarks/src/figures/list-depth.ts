import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { createClient } from "@api-key-pairs/client";
import { signWith } from "@api-key-pairs/client/auth";
import { startServer } from "@api-key-pairs/server";

import type { Benchmark } from "../figure.ts";
import { medianRatio } from "../measure/measured.ts";
import { takeTurns } from "../measure/take-turns.ts";
import { addPairs, fillDatabase } from "../processes/fill-database.ts";

const depth = 1_000_000;
const calls = 50;

/** Time of the page that lies a million pairs deep, against the first page, each of 20. */
export const listDepth: Benchmark = async () => {
  const dataDir = await mkdtemp(join(tmpdir(), "akp-benchmark-"));
  try {
    const file = join(dataDir, "api-key-pairs.sqlite");
    await fillDatabase(file, 100);
    await using server = await startServer({ dataDir });
    const auth = signWith({ privateKey: server.rootPrivateKey! });
    const keyPairs = createClient({ baseUrl: server.url, auth });
    // A cursor keeps its place when newer pairs come: what follows the first page now is a million deep then.
    const { items, next_cursor } = await keyPairs.list({ limit: 20 });
    addPairs(file, depth - items.length, "B");
    const deep = { limit: 20, cursor: next_cursor! };
    const first = { limit: 20 };
    const { items: found } = await keyPairs.list(deep);
    if (found.length !== 20 || found.some(({ id }) => id.startsWith("B")))
      throw new Error("The cursor has lost its place");

    const measure = (params: typeof first) => async () => {
      const before = performance.now();
      for (let i = 0; i < calls; i += 1) await keyPairs.list(params);
      return performance.now() - before;
    };
    const times = await takeTurns({ deep: measure(deep), first: measure(first) }, 31, { warmUp: 6 });
    return [
      {
        id: "list-depth/first",
        name: "Time of a page 1,000,000 pairs deep",
        per: "first page",
        ...medianRatio(times.deep, times.first),
        atMost: 1.2,
      },
    ];
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
};
