import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";

import { expect, test } from "vitest";

import { filesOf, installed, manifestOf, readJson } from "./project.ts";

const libraries = ["core", "client", "server", "react-hooks"];
const packages = [...libraries, "cli", "dashboard"];

test.each(libraries)(
  "%s holds its code, its README and its license, and nothing of its development",
  async (name) => {
    const files = await filesOf(name);
    expect(files).toEqual(
      expect.arrayContaining(["LICENSE", "README.md", "dist/index.js", "dist/index.d.ts", "src/index.ts"]),
    );
    const isPublished =
      /^(LICENSE|README\.md|CHANGELOG\.md|package\.json|(dist|src)\/.*\.(js|tsx?|map)|dist\/THIRD-PARTY-LICENSES\.txt)$/;
    const isForDevelopment = /\.test(-d)?\.|(^|\/)testing\/|tsbuildinfo/;
    expect(files.filter((file) => !isPublished.test(file) || isForDevelopment.test(file))).toEqual([]);
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
  const maps = (await filesOf(name)).filter((file) => file.endsWith(".map"));
  expect(maps).not.toEqual([]);
  const lost = [];
  for (const map of maps) {
    const path = join(installed(name), map);
    const { sources } = await readJson(path);
    lost.push(...sources.filter((source: string) => !existsSync(join(dirname(path), source))));
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
