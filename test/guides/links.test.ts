import { existsSync, globSync, readFileSync, statSync } from "node:fs";
import { dirname, join, relative } from "node:path";

import { expect, test } from "vitest";

import { anchorsOf, linksOf } from "./links.ts";
import { root } from "./read-guide.ts";

const exclude = (path: string) => path === "node_modules" || path.endsWith("/node_modules");
const documents = globSync(["**/*.md", ".github/**/*.md", ".changeset/*.md", "llms.txt"], {
  cwd: root,
  exclude,
});
const read = (path: string) => readFileSync(join(root, path), "utf8");

test("every relative link leads to a file, and every anchor to a heading", () => {
  const broken = documents.flatMap((document) =>
    linksOf(read(document))
      .filter((link) => !leadsSomewhere(document, link))
      .map((link) => `${document}: ${link}`),
  );
  expect(documents).toContain("README.md");
  expect(broken).toEqual([]);
});

/** Packages link to each other by folder, as GitHub shows them: the anchor is one of the README there. */
function leadsSomewhere(document: string, link: string): boolean {
  const [path = "", anchor] = link.split("#");
  const target = path === "" ? document : relative(root, join(root, dirname(document), path));
  if (target.startsWith("..") || !existsSync(join(root, target))) return false;
  if (anchor === undefined) return true;
  const page = statSync(join(root, target)).isDirectory() ? join(target, "README.md") : target;
  return anchorsOf(read(page)).includes(anchor);
}

test("llms.txt leads to every document of a user", () => {
  const listed = new Set(linksOf(read("llms.txt")).map((link) => link.split("#")[0]));
  const wanted = documents.filter(
    (document) =>
      /^(packages|apps)\/[\w-]+\/README\.md$|^docs\/(guides|reference)\/|^docs\/[\w-]+\.md$/.test(document) &&
      !document.startsWith("apps/benchmarks/"),
  );
  expect(wanted.filter((document) => !listed.has(document))).toEqual([]);
});

test("links are those outside of code, with the ones of references and without those of the web", () => {
  const text =
    "[a](b.md#c) `[no](no.md)` [d](https://e.example)\n```md\n[no](no.md)\n```\n[`f`](<g h.md>)\n[i]: j.md\n";
  expect(linksOf(text)).toEqual(["b.md#c", "g h.md", "j.md"]);
});

test("an anchor is the heading as GitHub spells it", () => {
  const text =
    "# 1. Which pair is it?\n\n## `akp list`\n\n```sh\n# no heading\n```\n## [A](b.md), and c_d\n## Twice\n## Twice\n";
  expect(anchorsOf(text)).toEqual(["1-which-pair-is-it", "akp-list", "a-and-c_d", "twice", "twice-1"]);
});
