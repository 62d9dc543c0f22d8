import { readFile } from "node:fs/promises";

import { assert, expect, test } from "vitest";

import { renderReference } from "./render-reference.ts";

test("the reference in docs/akp.md is current", async () => {
  const current = await readFile(new URL("../../docs/akp.md", import.meta.url), "utf8");
  const remedy = "Renew it with: npx --yes pnpm@12 --filter @api-key-pairs/cli reference";
  assert(current === renderReference(), remedy);
});

test("no line of the help is wider than 80 columns", () => {
  expect(
    renderReference()
      .split("\n")
      .filter((line) => line.length > 80),
  ).toEqual([]);
});
