import type { ApiKeyPair } from "@api-key-pairs/core";
import { expect, test } from "vitest";

import { page, pair } from "../testing/hostile-api.ts";
import type { KnownChanges } from "./known-changes.ts";
import { markPage } from "./mark-page.ts";
import { ownMark } from "./own-mark.ts";
import { visiblePage, visiblePages } from "./visible-page.ts";

const abc = page(["a", "b", "c"], "next");
const ids = (deleting: readonly string[], gone: readonly string[] = []): KnownChanges => ({
  underWay: { deleting: new Set(deleting), updating: new Set() },
  gone: new Set(gone),
  updated: new Map(),
});
const updates = (updating: readonly string[], ...updated: ApiKeyPair[]): KnownChanges => ({
  underWay: { deleting: new Set(), updating: new Set(updating) },
  gone: new Set(),
  updated: new Map(updated.map((one) => [one.id, one])),
});

test("items that are being deleted stay in their place, and are named", () => {
  expect(markPage(abc, ids(["c", "a", "z"]))).toEqual({ ...abc, deleting: ownMark(["a", "c"]) });
});

test("items that are gone are dropped, and no longer named", () => {
  const marked = { ...abc, deleting: ownMark(["a", "b"]) };
  expect(markPage(marked, ids(["b"], ["a"]))).toEqual({
    ...page(["b", "c"], "next"),
    deleting: ownMark(["b"]),
  });
});

test("items that are being updated stay as they are, and are named to everybody", () => {
  const marked = { ...abc, updating: ownMark(["b"]) };
  expect(markPage(abc, updates(["b", "z"]))).toEqual(marked);
  expect(visiblePage(marked)).toEqual(marked);
});

test("an item that was updated is as the API answered, until a list has it as it was still later", () => {
  const [at, later] = ["2024-05-02T10:00:00.000+00:00", "2024-05-02T10:00:01.000Z"];
  const answered = { ...pair("b"), updated_at: at, active: false };
  const shown = markPage(abc, updates([], answered));
  expect(shown.items).toEqual([pair("a"), answered, pair("c")]);
  expect(markPage(shown, updates([], answered))).toBe(shown);

  const switchedOn = { ...abc, items: [pair("a"), { ...answered, updated_at: later, active: true }] };
  expect(markPage(switchedOn, updates([], answered))).toBe(switchedOn);
});

test("marks that no longer hold go, and leave nothing", () => {
  const marked = { ...abc, deleting: ownMark(["a"]), updating: ownMark(["b"]) };
  expect(Object.keys(markPage(marked, ids([])))).toEqual(Object.keys(abc));
});

test("a page that has nothing to change is the same object", () => {
  expect(markPage(abc, ids(["z"], ["y"]))).toBe(abc);
  const marked = { ...abc, deleting: ownMark(["b"]) };
  expect(markPage(marked, ids(["b"]))).toBe(marked);
});

test("a page without marks is shown as it is", () => {
  expect(visiblePage(abc)).toBe(abc);
  const list = { pages: [abc, page([])], pageParams: [null, "next"] };
  expect(visiblePages(list)).toBe(list);
});

test("a mark of a change that is not under way here says nothing", () => {
  // As from a cache that was stored while the pair was being changed.
  const foreign = { ...ownMark(["a"]), by: 0.5 };
  expect(visiblePage({ ...abc, deleting: foreign, updating: foreign })).toEqual(abc);
});
