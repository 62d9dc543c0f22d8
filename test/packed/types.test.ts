import { join } from "node:path";

import { expect, test } from "vitest";

import { checkTypes } from "./check-types.ts";
import { project } from "./project.ts";

// Both compilers with the newest React, the newest compiler with the oldest.
test.each([
  ["7", "typescript", "nodenext", "19", "."],
  ["7", "typescript", "bundler", "19", "."],
  ["5.9", "typescript-5.9", "nodenext", "19", "."],
  ["5.9", "typescript-5.9", "bundler", "19", "."],
  ["7", "typescript", "nodenext", "18", "react-18"],
  ["7", "typescript", "bundler", "18", "react-18"],
] as const)(
  "types are found and hold with TypeScript %s (%s), moduleResolution %s and React %s",
  async (_version, compiler, moduleResolution, major, folder) => {
    const files = major === "19" ? ["types.ts", "types-of-hooks.tsx"] : ["types-of-hooks.tsx"];
    expect(await checkTypes(join(project, folder), moduleResolution, files, compiler)).toBe("");
  },
);
