import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { expect, test } from "vitest";

import {
  abortRotation,
  readRotation,
  resumeRotation,
  startRotation,
  type JournalRecord,
  type RotationError,
} from "../../rotation/index.ts";
import { startKillSite } from "../../testing/killed/kill-site.ts";
import { failureOf } from "../../testing/real-server.ts";
import { beginText, nextText, parseJournal } from "./journal-text.ts";

const at = "2026-08-01T12:00:00.000Z";
const records: readonly JournalRecord[] = [
  {
    kind: "began",
    version: 1,
    at,
    plan: {
      baseUrl: "https://api.acme.gr4vy.app",
      oldThumbprint: "-old",
      handOver: [{ name: "ü" }],
      overlapMs: 0,
      graceMs: 0,
      soleCreator: false,
      onOrphan: "report",
    },
  },
  { kind: "before", at, step: "create" },
  { kind: "note", at, facts: { newId: "-new" } },
];

function textOf([first, ...others]: readonly JournalRecord[]): string {
  let { text, checksum } = beginText(first!);
  for (const record of others) {
    const next = nextText(record, checksum);
    text += next.text;
    ({ checksum } = next);
  }
  return text;
}

const bytes = Buffer.from(textOf(records));

/** The records, or what is wrong. */
function parse(text: Buffer): unknown {
  try {
    return parseJournal(text.toString("utf8"), "key.rotation").records;
  } catch (error) {
    return (error as RotationError).problem;
  }
}

test("a byte that changed anywhere is noticed", () => {
  const problems = new Set<unknown>();
  // Without its end, the last record is one that a crash cut short.
  for (const [index, byte] of bytes.subarray(0, -1).entries()) {
    for (const flip of [0x01, byte ^ 0x0a]) {
      if (flip === 0) continue;
      const damaged = Buffer.from(bytes);
      damaged[index] = byte ^ flip;
      problems.add(parse(damaged));
    }
  }
  expect(problems).toEqual(new Set(["corrupted", "version"]));
});

test("cut anywhere, it holds the records that are whole, and without any it is refused", () => {
  const ends = [...bytes.entries()].filter(([, byte]) => byte === 0x0a).map(([index]) => index);
  const cuts = Array.from(bytes, (_, length) => parse(bytes.subarray(0, length)));
  // The first line is the header. Of the others all may be there but the line end.
  const whole = cuts.map((_, length) => ends.slice(1).filter((end) => end <= length).length);
  expect(cuts).toEqual(whole.map((count) => (count === 0 ? "corrupted" : records.slice(0, count))));
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
