import { expect, test } from "vitest";

import { failureOf } from "../testing/real-server.ts";
import { startBench } from "../testing/rotation-bench.ts";
import { abortRotation, startRotation, type HandOver, type Withdrawal } from "./index.ts";

async function start(withdrawal: Withdrawal) {
  const { newRotation, watcher } = await startBench();
  const { options, old, pairs } = await newRotation();
  const recipient: HandOver = {
    name: "somewhere else",
    deliver: async () => {},
    withdraw: async () => withdrawal,
  };
  const vault = { ...options.vault, where: (role: string) => `key.rotation.${role}.pem` };
  const given = { ...options, handOver: [recipient], vault };
  await startRotation(given);
  const { currentKey: _, ...resumable } = given;
  return { options: resumable, start: given, old, pairs, watcher };
}
const left = {
  step: "clear",
  found: "Nobody is known to have the old key: it was left in key.rotation.old.pem",
};

test("a key that nobody has after an abort is left where it was kept", async () => {
  const { options, old, pairs } = await start("removed");
  const { state, findings } = await abortRotation(options);
  expect([state, findings]).toEqual(["aborted", [left]]);
  expect((await options.vault.load("old"))!.pem).toBe(old.pem);
  expect(await options.vault.load("new")).toBeUndefined();
  expect(await pairs()).toEqual([old.id]);
});

test("a recipient that was left out is told of, and has no part in that", async () => {
  const { options, old } = await start("skipped");
  const { findings } = await abortRotation(options);
  const skipped = "Nothing was given back to somewhere else: it may have the new key";
  expect(findings).toMatchObject([{ step: "hand-back", found: skipped }, left]);
  expect((await options.vault.load("old"))!.pem).toBe(old.pem);
});

test.each([
  ["a recipient has it again", "returned", false],
  ["whoever takes it back has it", "removed", true],
] as const)("it is not left where %s", async (_, withdrawal, isGiven) => {
  const { options, old } = await start(withdrawal);
  const { findings } = await abortRotation({ ...options, ...(isGiven && { currentKey: old.pem }) });
  expect(findings).toEqual([]);
  expect(await options.vault.load("old")).toBeUndefined();
});

test("a key that was left is not overwritten by that of another rotation", async () => {
  const { options, start: given, old, watcher } = await start("removed");
  await abortRotation(options);
  const { private_key: currentKey } = await watcher.create();
  expect(await failureOf(startRotation({ ...given, currentKey }))).toMatchObject({
    problem: "vault",
    message: expect.stringContaining(`left the key ${old.thumbprint} in key.rotation.old.pem`),
  });
  expect((await options.vault.load("old"))!.pem).toBe(old.pem);
  expect((await startRotation(given)).state).toBe("overlap");
});
