import { writeFile } from "node:fs/promises";
import { join } from "node:path";

import { expect, test } from "vitest";

import { project } from "./project.ts";
import { run } from "./run.ts";

const tsc = join(import.meta.dirname, "../../node_modules/.bin/tsc");

test.each([
  ["nodenext", "19", "."],
  ["bundler", "19", "."],
  ["nodenext", "18", "react-18"],
  ["bundler", "18", "react-18"],
])(
  "types are found and hold with moduleResolution %s and React %s",
  async (moduleResolution, major, folder) => {
    const options = {
      module: moduleResolution === "bundler" ? "esnext" : moduleResolution,
      moduleResolution,
      target: "es2023",
      lib: ["es2023", "dom", "dom.iterable"],
      jsx: "react-jsx",
      types: ["node"],
      strict: true,
      skipLibCheck: false,
      noEmit: true,
    };
    const directory = join(project, folder);
    const files = major === "19" ? ["types.ts", "types-of-hooks.tsx"] : ["types-of-hooks.tsx"];
    const config = join(directory, `tsconfig.${moduleResolution}.json`);
    await writeFile(config, JSON.stringify({ compilerOptions: options, files }));
    expect(await run(directory, tsc, ["--project", config])).toBe("");
  },
);
