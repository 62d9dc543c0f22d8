import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { expect, test } from "vitest";

const folder = import.meta.dirname;
const sources = readdirSync(folder, { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".ts") && !/\.test(-d)?\.ts$/.test(name) && !name.startsWith("testing"))
  .map((name) => [name, withoutComments(readFileSync(join(folder, name), "utf8"))] as const);

/** Comments may name what code may not use, and hold examples that do. */
function withoutComments(source: string): string {
  return source.replaceAll(/\/\*[^]*?\*\//g, "").replaceAll(/(^|\s)\/\/.*/g, "$1");
}

const impure =
  /\b(?:Date\.now|new Date|performance|Math\.random|crypto|set(?:Timeout|Interval|Immediate)|queueMicrotask|console|globalThis|window|process|Buffer|XMLHttpRequest|WebSocket|localStorage)\b|(?<![.\w])fetch\((?!\w+:)|\brequire\(|from "node:|import\("/;

test("the scan lets a method named fetch pass", () => {
  expect("walk.fetch(x);\n  fetch(cursor: string): Promise<Page>;").not.toMatch(impure);
});

test.each([
  ["Date.now()"],
  ["new Date()"],
  ["await fetch(url)"],
  ["process.env.X"],
  ["setTimeout(f)"],
  ["console.log(1)"],
  ["globalThis.x"],
  ['import { x } from "node:fs";'],
  ["crypto.subtle"],
])("the scan of this test finds %j", (code) => {
  expect(code).toMatch(impure);
});

test("the scan reads all of the source", () => {
  expect(sources.map(([name]) => name)).toContain(join("errors", "error-from-response.ts"));
  expect(sources.length).toBeGreaterThan(30);
});

test.each(sources)("%s has no I/O, no clock and no globals", (_, source) => {
  expect(source).not.toMatch(impure);
});

test.each(sources)("%s imports zod/mini and files of this package, and nothing else", (_, source) => {
  const imports = [...source.matchAll(/\bfrom "([^"]+)"/g)].map(([, specifier]) => specifier!);
  expect(
    imports.filter((specifier) => specifier !== "zod/mini" && !/^\.\.?\/[\w./-]+\.ts$/.test(specifier)),
  ).toEqual([]);
});
