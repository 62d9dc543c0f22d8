import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { expect, test } from "vitest";

const files = readdirSync(import.meta.dirname, { recursive: true, encoding: "utf8" }).filter(
  (file) => /\.tsx?$/.test(file) && !/\.test(-d)?\.tsx?$/.test(file) && !file.startsWith("testing"),
);
const source = (file: string) => readFileSync(join(import.meta.dirname, file), "utf8");
const runsReact = (file: string) =>
  /^import (?!type).*"react"|^import (?!type)\{[^}]*\buse[A-Z][^}]*\}|createContext/m.test(source(file));

test("files that run React, and only those, are for the client", () => {
  const forClient = files.filter((file) => source(file).startsWith('"use client";\n'));
  expect(forClient).toEqual(files.filter(runsReact));
  expect(forClient.length).toBeGreaterThan(8);
});

test("the factories reach no file for the client", () => {
  const reached = new Set<string>();
  const visit = (file: string) => {
    if (reached.has(file)) return;
    reached.add(file);
    const imports = source(file).matchAll(/^(?:import|\} from) (?!type).*"(\.{1,2}\/[^"]+)";$/gm);
    for (const [, path] of imports) visit(join(file, "..", path!));
  };
  files.filter((file) => /^[^/]*-options\.ts$|^api-key-pairs-keys\.ts$/.test(file)).forEach(visit);
  expect(reached.size).toBeGreaterThan(8);
  expect([...reached].filter((file) => source(file).startsWith('"use client"'))).toEqual([]);
});
