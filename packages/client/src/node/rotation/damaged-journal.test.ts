import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

import { expect, test } from "vitest";

import {
  abortRotation,
  readRotation,
  resumeRotation,
  RotationError,
  startRotation,
  type JournalRecord,
} from "../../rotation/index.ts";
import { startKillSite } from "../../testing/killed/kill-site.ts";
import { failureOf } from "../../testing/real-server.ts";
import { temporaryDirectory } from "../../testing/temporary-directory.ts";
import { createFileJournal } from "./create-file-journal.ts";

const at = "2026-08-01T12:00:00.000Z";
const records: readonly JournalRecord[] = [
  {
    kind: "began",
    version: 1,
    at,
    plan: {
      baseUrl: "https://api.acme.gr4vy.app",
      oldId: "-old",
      handOver: [{ name: "ü" }],
      overlapMs: 0,
      soleMinter: false,
      onOrphan: "report",
    },
  },
  { kind: "before", at, step: "create" },
  { kind: "note", at, facts: { newId: "-new" } },
];

async function newJournal() {
  const path = join(temporaryDirectory(), "key.rotation");
  const journal = createFileJournal(path);
  const open = await journal.open();
  for (const record of records) await (record.kind === "began" ? open.begin(record) : open.append(record));
  await open.close();
  return { journal, path, bytes: readFileSync(path), files: () => readdirSync(dirname(path)) };
}

test("a byte that changed anywhere is noticed, and nothing is touched", async () => {
  const { journal, path, bytes, files } = await newJournal();
  for (const [index, byte] of bytes.entries()) {
    // Without its end, the last record is one that a crash cut short.
    if (index === bytes.length - 1) continue;
    for (const flip of [0x01, byte ^ 0x0a]) {
      if (flip === 0) continue;
      const damaged = Buffer.from(bytes);
      damaged[index] = byte ^ flip;
      writeFileSync(path, damaged);
      const error = await failureOf(flip === 0x01 ? journal.open() : journal.read());
      expect(error).toBeInstanceOf(RotationError);
      expect(["corrupted", "version"]).toContain(error.problem);
      expect(readFileSync(path).equals(damaged)).toBe(true);
    }
  }
  expect(files()).toEqual(["key.rotation"]);
});

test("cut anywhere, it holds the records that are whole, and without any it is refused", async () => {
  const { journal, path, bytes, files } = await newJournal();
  const ends = [...bytes.entries()].filter(([, byte]) => byte === 0x0a).map(([index]) => index + 1);
  for (let length = 0; length < bytes.length; length += 1) {
    writeFileSync(path, bytes.subarray(0, length));
    // The first line is the header.
    const whole = ends.filter((end) => end <= length).length - 1;
    if (whole < 1) expect(await failureOf(journal.read())).toMatchObject({ problem: "corrupted" });
    else expect(await journal.read()).toEqual(records.slice(0, whole));
    expect(readFileSync(path)).toHaveLength(length);
  }
  expect(files()).toEqual(["key.rotation"]);
});

test("a rotation whose journal is damaged is left as it is, whatever is asked for", async () => {
  const rotation = await (await startKillSite())();
  const { options, oldKey: currentKey, directory, keys, ids, areServed } = rotation;
  await startRotation({ ...options, currentKey });
  const path = join(directory, "rotation");
  const whole = readFileSync(path, "utf8");
  const damaged = whole.replace('"step":"snapshot"', '"step":"overlap!"');
  expect(damaged).not.toBe(whole);
  writeFileSync(path, damaged);
  const state = async () => ({ keys: keys(), ids: await ids(), files: rotation.files() });
  const before = await state();
  for (const act of [startRotation, resumeRotation, abortRotation, readRotation])
    expect(await failureOf(act({ ...options, currentKey }))).toMatchObject({ problem: "corrupted" });
  expect(await state()).toEqual(before);
  expect(readFileSync(path, "utf8")).toBe(damaged);
  expect(await areServed()).toBe(true);
  // As the error says: from a copy it goes on.
  writeFileSync(path, whole);
  expect((await resumeRotation({ ...options, emergency: true })).state).toBe("done");
});
