import { glob, readFile } from "node:fs/promises";
import { dirname, join } from "node:path";

import { expect, test } from "vitest";

import { filesOf, installed, manifestOf, readJson } from "./project.ts";

const libraries = ["core", "client", "server", "react-hooks"];
const packages = [...libraries, "cli", "dashboard"];

test.each(libraries)(
  "%s holds its code, its sources, its README and its license, and nothing else",
  async (name) => {
    // But for the server's command, in the parts that its bundler chose.
    const isBundled = /^dist\/(akp-server[\w-]*\.js|THIRD-PARTY-LICENSES\.txt)$/;
    const files = (await filesOf(name)).filter(
      (file) => file !== "CHANGELOG.md" && !(name === "server" && isBundled.test(file)),
    );
    const expected = ["LICENSE", "README.md", "package.json"];
    for (const source of await sourcesOf(name)) {
      expected.push(`src/${source}`);
      const [script, ...others] = ["js", "js.map", "d.ts", "d.ts.map"].map(
        (end) => `dist/${source.replace(/tsx?$/, end)}`,
      ) as [string, ...string[]];
      const isOfCommandAlone = name === "server" && !files.includes(script);
      if (!isOfCommandAlone) expected.push(script, ...others);
    }
    expect(files.toSorted()).toEqual(expected.toSorted());
  },
);

test("cli holds its bundle, the licenses in it, its README and its license", async () => {
  const files = await filesOf("cli");
  const expected = [
    "LICENSE",
    "README.md",
    "package.json",
    "docs/akp.md",
    "dist/akp.cjs",
    "dist/akp.js",
    "dist/THIRD-PARTY-LICENSES.txt",
  ];
  expect(files).toEqual(expect.arrayContaining(expected));
  const isPublished =
    /^(LICENSE|README\.md|CHANGELOG\.md|package\.json|docs\/akp\.md|dist\/(akp.*\.c?js|THIRD-PARTY-LICENSES\.txt))$/;
  expect(files.filter((file) => !isPublished.test(file))).toEqual([]);
});

test("dashboard holds its bundle and its page, the licenses in both, its README and its license", async () => {
  const files = await filesOf("dashboard");
  const expected = [
    "LICENSE",
    "README.md",
    "package.json",
    "dist/akp-dashboard.js",
    "dist/THIRD-PARTY-LICENSES.txt",
    "dist/page/index.html",
    "dist/page/THIRD-PARTY-LICENSES.txt",
  ];
  expect(files).toEqual(expect.arrayContaining(expected));
  const isPublished =
    /^(LICENSE|README\.md|CHANGELOG\.md|package\.json|dist\/(akp-dashboard[\w-]*\.js|(page\/)?THIRD-PARTY-LICENSES\.txt|page\/(index\.html|assets\/[\w-]+\.(js|css|svg))))$/;
  expect(files.filter((file) => !isPublished.test(file))).toEqual([]);
});

test.each([
  ["cli", "dist", ["commander", "jose", "ky", "yaml", "zod"]],
  ["dashboard", "dist", ["@hono/node-server", "hono", "jose", "zod"]],
  ["dashboard", "dist/page", ["@base-ui/react", "@tanstack/react-query", "ky", "react", "react-dom", "zod"]],
])("%s names in %s the licenses of what is bundled", async (name, folder, bundled) => {
  const licenses = await readFile(join(installed(name), folder, "THIRD-PARTY-LICENSES.txt"), "utf8");
  const named = [...licenses.matchAll(/^(\S+) \d+\.\d+\.\d+\S* \(\S+\)$/gm)].map(([, part]) => part);
  expect(named).toEqual(expect.arrayContaining(bundled));
});

test.each(packages)("%s depends on versions that a registry knows", async (name) => {
  const { dependencies = {}, peerDependencies = {} } = await manifestOf(name);
  const ranges = Object.entries<string>({ ...dependencies, ...peerDependencies });
  expect(ranges.filter(([, range]) => !/^[\^~]?\d/.test(range))).toEqual([]);
});

test.each(libraries)("%s has source maps that lead to its sources", async (name) => {
  const files = await filesOf(name);
  const maps = files.filter((file) => file.endsWith(".map"));
  expect(maps).not.toEqual([]);
  const lost = [];
  for (const map of maps) {
    const { sources } = await readJson(join(installed(name), map));
    lost.push(...sources.filter((source: string) => !files.includes(join(dirname(map), source))));
  }
  expect(lost).toEqual([]);
});

test.each(["cli", "dashboard"])("%s has no source maps, and leads to none", async (name) => {
  const scripts = (await filesOf(name)).filter((file) => /\.(c?js|css)$/.test(file));
  expect(scripts).not.toEqual([]);
  const leading = [];
  for (const script of scripts) {
    const text = await readFile(join(installed(name), script), "utf8");
    if (/^\/[/*]# sourceMappingURL=/m.test(text)) leading.push(script);
  }
  expect(leading).toEqual([]);
});

/** The sources of a package in this workspace, without those of its tests. */
async function sourcesOf(name: string): Promise<string[]> {
  const sources = [];
  const cwd = join(import.meta.dirname, "../../packages", name, "src");
  for await (const source of glob("**/*.{ts,tsx}", { cwd }))
    if (!/\.test(-d)?\.|(^|\/)testing\//.test(source)) sources.push(source);
  return sources;
}
