import { expect, test } from "vitest";

import { page } from "../testing/hostile-api.ts";
import { pageNavigation } from "./page-navigation.ts";

/** The cursors that navigation would go to. */
function targets(cursor: string | undefined, shown?: ReturnType<typeof page>) {
  const went: (string | undefined)[] = [];
  const navigation = pageNavigation(cursor, shown, (target) => void went.push(target));
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
  ["while the first page is on its way", undefined, undefined, ["nowhere", "nowhere", "nowhere"]],
  ["while another page is on its way", "c", undefined, ["nowhere", "nowhere", "start"]],
])("%s, the ways are as they should be", (_, cursor, shown, ways) => {
  expect(targets(cursor, shown)).toEqual(ways);
});

test("the same way taken twice leads to the same page", () => {
  const went: (string | undefined)[] = [];
  const { nextPage } = pageNavigation(undefined, page(["a"], "n"), (target) => void went.push(target));
  nextPage!();
  nextPage!();
  expect(went).toEqual(["n", "n"]);
});
