import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { createClient } from "@api-key-pairs/client";
import { signWith } from "@api-key-pairs/client/auth";
import { startServer } from "@api-key-pairs/server";

import { fillDatabase } from "./fill-database.ts";
import { ratio, type Benchmark } from "./figure.ts";

const depth = 1_000_000;

/** Time of the page that lies a million pairs deep, against the first page, each of 20. */
export const listDepth: Benchmark = async () => {
  const dataDir = await mkdtemp(join(tmpdir(), "akp-benchmark-"));
  try {
    await fillDatabase(join(dataDir, "api-key-pairs.sqlite"), depth + 100);
    await using server = await startServer({ dataDir });
    const keyPairs = createClient({
      baseUrl: server.url,
      auth: signWith({ privateKey: server.rootPrivateKey! }),
    });
    let seen = 0;
    let cursor: string | undefined;
    for await (const { items, next_cursor } of keyPairs.list({ limit: 100 }).pages()) {
      seen += items.length;
      if (seen < depth) continue;
      cursor = next_cursor ?? undefined;
      break;
    }
    if (cursor === undefined) throw new Error(`The list ended after ${seen} pairs`);
    const deep = cursor;
    const value = await ratio({
      subject: async () => await keyPairs.list({ limit: 20, cursor: deep }),
      reference: async () => await keyPairs.list({ limit: 20 }),
      cost: () => performance.now(),
    });
    return [{ name: "Time of a page 1,000,000 pairs deep", per: "first page", value, atMost: 1.2 }];
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
};
