import { randomInt } from "node:crypto";
import { watch } from "node:fs";

import * as fc from "fast-check";
import { expect, test } from "vitest";

import { openCrashSite } from "../testing/crash-site.ts";
import { openLedger } from "../testing/ledger.ts";

/** How many times each test ends the server with SIGKILL. */
const crashes = Number(process.env["CRASHES"] ?? 3);
/** What the moments of the crashes follow from: CRASH_SEED repeats those of a run that failed. */
const seed = Number(process.env["CRASH_SEED"] ?? randomInt(2 ** 31));
const writers = 4;
const timeout = 120_000 + crashes * 5000;

function moments<T>(moment: fc.Arbitrary<T>): T[] {
  return fc.sample(moment, { seed, numRuns: crashes });
}

const wait = async (ms: number) => await new Promise<void>((resolve) => setTimeout(resolve, ms));

test(`what was acknowledged outlives a crash under load (seed ${seed})`, { timeout }, async () => {
  const site = await openCrashSite();
  let server = site.launch();
  let url = await server.ready;
  const ledger = openLedger(site.readKey()!);

  for (const { answers, ms } of moments(fc.record({ answers: fc.nat(60), ms: fc.nat(8) }))) {
    let answered = 0;
    let crashed: Promise<void> | undefined;
    const onAnswer = () => {
      answered += 1;
      if (answered > answers) crashed ??= wait(ms).then(async () => await site.crash(server));
    };
    const writing = Array.from({ length: writers }, async () => await ledger.write(url, onAnswer));
    for (const { reason } of (await Promise.allSettled(writing)) as PromiseRejectedResult[]) {
      // What fetch throws when the server is gone. Everything else is an answer that should not have come.
      if (!(reason instanceof TypeError)) throw reason;
    }
    await crashed;

    server = site.launch();
    url = await server.ready;
    await ledger.settle(url);
    site.expectSound();
  }
  expect(ledger.size()).toBeGreaterThan(0);
});

test(`a crash in the first start leaves what the next one repairs (seed ${seed})`, { timeout }, async () => {
  // A start takes some 300 ms. Every other crash comes when the root key is there, and its pair is about to be.
  for (const [index, ms] of moments(fc.nat(400)).entries()) {
    const site = await openCrashSite();
    const watcher = watch(site.dataDir);
    const keyIsThere = new Promise<void>((resolve) => {
      watcher.on("change", () => site.readKey() !== undefined && resolve());
    });
    const first = site.launch();
    await (index % 2 === 0 ? keyIsThere : Promise.race([wait(ms), first.ready]));
    await site.crash(first);
    watcher.close();
    const key = site.readKey();

    const url = await site.launch().ready;
    const keyNow = site.readKey()!;
    expect(keyNow).toBe(key ?? keyNow);
    // The root key signs, and its pair is the only one.
    await openLedger(keyNow).settle(url);
    site.expectSound();
  }
});
