import { join } from "node:path";

import { expect, test } from "vitest";

import { checkTypes } from "./check-types.ts";
import { alone, project } from "./project.ts";

// Both compilers with the newest React, the newest compiler with the oldest. The declarations themselves are checked once
// for each of these, and by the newest compiler in both ways to find modules.
test.each([
  ["7", "typescript", "nodenext", "19", project, true],
  ["7", "typescript", "bundler", "19", project, true],
  ["5.9", "typescript-5.9", "nodenext", "19", project, true],
  ["5.9", "typescript-5.9", "bundler", "19", project, false],
  ["7", "typescript", "nodenext", "18", join(alone, "react-18"), false],
  ["7", "typescript", "bundler", "18", join(alone, "react-18"), true],
] as const)(
  "types are found and hold with TypeScript %s (%s), moduleResolution %s and React %s",
  async (_version, compiler, moduleResolution, major, folder, declarations) => {
    const files = major === "19" ? ["types.ts", "types-of-hooks.tsx"] : ["types-of-hooks.tsx"];
    expect(await checkTypes(folder, moduleResolution, files, { compiler, declarations })).toBe("");
  },
);
