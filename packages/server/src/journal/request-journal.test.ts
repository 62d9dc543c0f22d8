import { expect, test } from "vitest";

import type { JournalEntry } from "./journal-entry.ts";
import { RequestJournal } from "./request-journal.ts";

const entry = (requestId: string): JournalEntry => ({
  time: "2026-01-31T09:00:00.000Z",
  requestId,
  operation: null,
  method: "GET",
  path: "/",
  query: {},
  headers: {},
  status: 404,
  durationMs: 1,
  keyPairId: null,
  refusal: null,
  fault: null,
});

const idsOf = (journal: RequestJournal, limit = 1000) =>
  journal.find({ limit }).map(({ requestId }) => requestId);

test("entries come newest first, and no more than asked for", () => {
  const journal = new RequestJournal();
  for (const id of ["a", "b", "c"]) journal.record(entry(id));
  expect(idsOf(journal)).toEqual(["c", "b", "a"]);
  expect(idsOf(journal, 2)).toEqual(["c", "b"]);
});

test("a full journal forgets the oldest, however often it goes round", () => {
  const journal = new RequestJournal(3);
  const expected: string[] = [];
  for (let count = 0; count < 10; count += 1) {
    journal.record(entry(`${count}`));
    expected.unshift(`${count}`);
    expect(idsOf(journal)).toEqual(expected.slice(0, 3));
  }
});

test("it holds 1000 entries", () => {
  const journal = new RequestJournal();
  for (let count = 0; count < 1001; count += 1) journal.record(entry(`${count}`));
  const ids = idsOf(journal);
  expect([ids.length, ids[0], ids.at(-1)]).toEqual([1000, "1000", "1"]);
});

test("a journal that was cleared starts anew", () => {
  const journal = new RequestJournal(2);
  for (const id of ["a", "b", "c"]) journal.record(entry(id));
  journal.clear();
  expect(idsOf(journal)).toEqual([]);
  journal.record(entry("d"));
  expect(idsOf(journal)).toEqual(["d"]);
});

test("an entry is a copy: what happens to the original changes nothing", () => {
  const journal = new RequestJournal();
  const headers: Record<string, string> = { accept: "a" };
  journal.record({ ...entry("a"), headers });
  headers["accept"] = "b";
  expect(journal.find({ limit: 1 })[0]!.headers).toEqual({ accept: "a" });
});
