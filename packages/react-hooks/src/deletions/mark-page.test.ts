import { expect, test } from "vitest";

import { page } from "../testing/hostile-api.ts";
import { markPage } from "./mark-page.ts";
import { ownMark } from "./own-mark.ts";
import { visiblePage, visiblePages } from "./visible-page.ts";

const abc = page(["a", "b", "c"], "next");
const ids = (underWay: readonly string[], gone: readonly string[] = []) => ({
  underWay: new Set(underWay),
  gone: new Set(gone),
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

test("marks that no longer hold go, and leave nothing", () => {
  expect(Object.keys(markPage({ ...abc, deleting: ownMark(["a"]) }, ids([])))).toEqual(Object.keys(abc));
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

test("a mark of a deletion that is not under way here hides nothing", () => {
  // As from a cache that was stored while the pair was being deleted.
  expect(visiblePage({ ...abc, deleting: { ...ownMark(["a"]), by: 0.5 } })).toEqual(abc);
});
