import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { hostname, uptime } from "node:os";
import { dirname, join } from "node:path";

import { afterEach, expect, test, vi } from "vitest";

import { failureOf } from "../../testing/real-server.ts";
import { temporaryDirectory } from "../../testing/temporary-directory.ts";
import { lockFile } from "./lock-file.ts";
import { ownIdentity } from "./process-identity.ts";

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

const newPath = () => join(temporaryDirectory(), "key.rotation");
const entriesOf = (path: string) => readdirSync(dirname(path)).map((name) => join(dirname(path), name));

/** Lays down an entry as another process would, whose last sign of life is so long ago. */
function layDown(path: string, who: string, ageMs = 0, content = "2026-08-01T12:00:00.000Z\n"): string {
  const entry = `${path}.lock.${who}`;
  writeFileSync(entry, content);
  const seen = (statSync(entry).mtimeMs - ageMs) / 1000;
  utimesSync(entry, seen, seen);
  return entry;
}

const foreign = "1.1.0123456789ab.0123456789ab.0123456789ab.pod-7.example";

test("one has the file at a time; the others are told who has it, and since when", async () => {
  const path = newPath();
  const before = Date.now();
  const lock = await lockFile(path);
  const { problem, message } = await failureOf(lockFile(path));
  expect(problem).toBe("busy");
  expect(message).toContain(`Process ${process.pid} has the journal ${path} since `);
  const [, since] = / since (\S+Z): two .+ Wait until it ends$/.exec(message)!;
  expect(Date.parse(since!)).toBeGreaterThanOrEqual(before);
  await lock.check();
  await lock.release();
  expect(entriesOf(path)).toEqual([]);
  await (await lockFile(path)).release();
});

test("of those who come at the same moment one gets it, however many they are", async () => {
  const path = newPath();
  for (const count of [2, 3, 8, 8]) {
    const results = await Promise.allSettled(Array.from({ length: count }, () => lockFile(path)));
    const taken = results.find((result) => result.status === "fulfilled");
    const refused = results.flatMap((result) => (result.status === "rejected" ? result.reason.problem : []));
    expect(refused).toEqual(Array.from({ length: count - 1 }, () => "busy"));
    await taken!.value.release();
  }
  expect(entriesOf(path)).toEqual([]);
});

test("whoever has the file gives signs of life", async () => {
  const path = newPath();
  const lock = await lockFile(path, { heartbeatMs: 5 });
  const [entry] = entriesOf(path) as [string];
  const content = readFileSync(entry, "utf8");
  utimesSync(entry, 1, 1);
  await expect.poll(() => statSync(entry).mtimeMs).toBeGreaterThan(1000);
  expect(readFileSync(entry, "utf8")).toBe(content);
  await lock.release();
});

test("what was taken over is not taken back by a sign of life, and is known to be lost", async () => {
  const path = newPath();
  const lock = await lockFile(path, { heartbeatMs: 1 });
  rmSync(entriesOf(path)[0]!);
  const other = await lockFile(path);
  const entries = entriesOf(path);
  expect(await failureOf(lock.check())).toMatchObject({
    problem: "busy",
    message: expect.stringContaining("took the journal"),
  });
  await lock.release();
  expect(entriesOf(path)).toEqual(entries);
  await other.check();
});

test("a process that can't be seen has the file until its signs of life stop", async () => {
  const path = newPath();
  const entry = layDown(path, foreign, 240_000);
  const { mtimeMs } = statSync(entry);
  const { problem, message } = await failureOf(lockFile(path));
  expect(problem).toBe("busy");
  expect(message).toContain(
    `Process 1 on pod-7.example has the journal ${path} since 2026-08-01T12:00:00.000Z: `,
  );
  const [, freeAt, name] = /free at (\S+Z), or once (.+) is deleted$/.exec(message)!;
  expect(name).toBe(entry);
  expect(Math.abs(Date.parse(freeAt!) - mtimeMs - 300_000)).toBeLessThan(60_000);
  expect(entriesOf(path)).toEqual([entry]);

  layDown(path, foreign, 301_000);
  const lock = await lockFile(path);
  expect(existsSync(entry)).toBe(false);
  await lock.release();
});

test("how old a sign of life is says the file system, not the clock of this machine", async () => {
  const path = newPath();
  layDown(path, foreign);
  vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 86_400_000 });
  expect(await failureOf(lockFile(path))).toMatchObject({ problem: "busy" });
});

test("one that only wants the file keeps out those who come after it by its token", async () => {
  const path = newPath();
  const first = foreign.replace("0123456789ab.p", "000000000000.p");
  const entry = layDown(path, first, 0, "");
  const { message } = await failureOf(lockFile(path));
  expect(message).toContain(`Process 1 on pod-7.example has the journal ${path}: `);
  rmSync(entry);
  // One that comes after is waited for, until it has stepped back.
  const last = layDown(path, foreign.replace("0123456789ab.p", "ffffffffffff.p"), 0, "");
  const taking = lockFile(path);
  await expect.poll(() => entriesOf(path)).toHaveLength(2);
  rmSync(last);
  await (await taking).release();
});

test("what a dead process left is removed", async () => {
  const path = newPath();
  const { place, startedAt, boot } = await ownIdentity();
  const { pid } = spawnSync(process.execPath, ["--version"]);
  layDown(path, `${pid}.${startedAt}.${boot}.${place}.0123456789ab.here`);
  // Its number is another process's by now.
  if (process.platform === "linux") layDown(path, `${process.pid}.1.${boot}.${place}.0123456789ab.here`);
  const lock = await lockFile(path);
  expect(entriesOf(path)).toHaveLength(1);
  await lock.release();
});

const another = "0123456789ab";

test.runIf(process.platform === "linux")(
  "what is left from before this machine was started anew is removed at once",
  async () => {
    const path = newPath();
    layDown(path, `1.1.${another}.${another}.${another}.${hostname()}`);
    const lock = await lockFile(path);
    expect(entriesOf(path)).toHaveLength(1);
    await lock.release();
  },
);

test("that counts for this machine alone, and for those that say when they were started", async () => {
  const { boot } = await ownIdentity();
  for (const who of [
    `1.1.${another}.${another}.${another}.pod-7.example`,
    `1.1.0.${another}.${another}.${hostname()}`,
    // Another container.
    `1.1.${boot}.${another}.${another}.${hostname()}`,
  ]) {
    const path = newPath();
    const entry = layDown(path, who);
    expect(await failureOf(lockFile(path))).toMatchObject({ problem: "busy" });
    expect(entriesOf(path)).toEqual([entry]);
  }
});

test("where no start time tells, a process of the same number was there before this machine was started", async () => {
  vi.spyOn(process, "platform", "get").mockReturnValue("darwin");
  const { place } = await ownIdentity();
  const path = newPath();
  const who = `${process.pid}.0.0.${place}.${another}.${hostname()}`;
  layDown(path, who);
  expect(await failureOf(lockFile(path))).toMatchObject({ problem: "busy" });
  layDown(path, who, (uptime() + 120) * 1000);
  const lock = await lockFile(path);
  expect(entriesOf(path)).toHaveLength(1);
  await lock.release();
});

test("files of others with a similar name are left alone", async () => {
  const path = newPath();
  const names = [`${path}.lock.txt`, `${path}.lock`, `${path}2.lock.${foreign}`].toSorted();
  for (const name of names) writeFileSync(name, "x");
  await (await lockFile(path)).release();
  expect(entriesOf(path).toSorted()).toEqual(names);
});
