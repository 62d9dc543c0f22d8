import { existsSync, globSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { expect, test } from "vitest";

import { entryPoints } from "./entry-points.ts";

const root = join(import.meta.dirname, "../../..");

/** For commands that serve as `akp-server` does: of this repository alone. */
const internal = "@api-key-pairs/server/command";

test("every entry point of a package has a page", () => {
  const exported = globSync("packages/*/package.json", { cwd: root }).flatMap((file) => {
    const { name, exports = {} } = JSON.parse(readFileSync(join(root, file), "utf8"));
    return Object.keys(exports).map((path) => join(name, path));
  });
  const documented = entryPoints.map(({ specifier }) => specifier);
  expect([...documented, internal].toSorted()).toEqual(exported.toSorted());
});

test("every page is about a file that there is", () => {
  expect(entryPoints.filter(({ source }) => !existsSync(join(root, source)))).toEqual([]);
});
