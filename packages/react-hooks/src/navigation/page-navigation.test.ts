import { expect, test } from "vitest";

import { pageNavigation } from "./page-navigation.ts";
import type { PageState, Place } from "./page-navigation.ts";

const page = (ids: readonly string[], next?: string | null, previous?: string | null) => ({
  next_cursor: next,
  previous_cursor: previous,
  isEmpty: ids.length === 0,
});

/** The cursors that navigation would go to. */
function targets(place: Place, state: PageState) {
  const went: (string | undefined)[] = [];
  const navigation = pageNavigation(place, state, ({ cursor }) => void went.push(cursor));
  const follow = (move: (() => void) | undefined) => {
    if (move === undefined) return "nowhere";
    move();
    return went.at(-1) ?? "start";
  };
  const { nextPage, previousPage, firstPage } = navigation;
  return [follow(previousPage), follow(nextPage), follow(firstPage)];
}

test.each([
  ["at the first page", undefined, page(["a"], "n"), ["nowhere", "n", "nowhere"]],
  ["in the middle", "c", page(["a"], "n", "p"), ["p", "n", "start"]],
  ["at the end", "c", page(["a"], null, "p"), ["p", "nowhere", "start"]],
  ["with cursors left out", "c", page(["a"]), ["nowhere", "nowhere", "nowhere"]],
  ["back at the first page", "c", page(["a"], "n", null), ["nowhere", "n", "nowhere"]],
  ["on an empty page in the middle", "c", page([], "n", "p"), ["p", "n", "start"]],
  ["on an empty page that leads nowhere", "c", page([]), ["nowhere", "nowhere", "start"]],
  ["on an empty list", undefined, page([]), ["nowhere", "nowhere", "nowhere"]],
  ["while the first page is on its way", undefined, "pending" as const, ["nowhere", "nowhere", "nowhere"]],
  ["while another page is on its way", "c", "pending" as const, ["nowhere", "nowhere", "start"]],
  ["when the first page failed", undefined, "failed" as const, ["nowhere", "nowhere", "nowhere"]],
  ["when the page that the list starts at failed", "c", "failed" as const, ["nowhere", "nowhere", "start"]],
])("%s, the ways are as they should be", (_, cursor, state, ways) => {
  expect(targets({ cursor }, state)).toEqual(ways);
});

test("the same way taken twice leads to the same page", () => {
  const went: (string | undefined)[] = [];
  const { nextPage } = pageNavigation(
    { cursor: undefined },
    page(["a"], "n"),
    ({ cursor }) => void went.push(cursor),
  );
  nextPage!();
  nextPage!();
  expect(went).toEqual(["n", "n"]);
});

test.each([
  ["nextPage", ["c", "nowhere", "start"]],
  ["previousPage", ["nowhere", "c", "start"]],
  ["firstPage", ["nowhere", "c", "nowhere"]],
] as const)("when the page that %s led to failed, there is a way back", (way, ways) => {
  const went: Place[] = [];
  pageNavigation({ cursor: "c" }, page(["a"], "n", "p"), (place) => void went.push(place))[way]!();
  expect(targets(went[0]!, "pending").slice(0, 2)).toEqual(["nowhere", "nowhere"]);
  expect(targets(went[0]!, "failed")).toEqual(ways);
  expect(targets(went[0]!, page(["b"], "x", "y")).slice(0, 2)).toEqual(["y", "x"]);
});
