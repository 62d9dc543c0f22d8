import { writeFile } from "node:fs/promises";
import { join } from "node:path";

import { run } from "./run.ts";

/** How modules are found: as Node.js does, or as bundlers do. */
export type ModuleResolution = "nodenext" | "bundler";

/** The versions of TypeScript that the types have to hold under. */
type Compiler = "typescript" | "typescript-5.9";

export interface CheckOptions {
  /** @default "typescript" */
  readonly compiler?: Compiler;
  /** Whether declarations are checked as well, which takes most of the time. @default true */
  readonly declarations?: boolean;
}

/** Checks files of a project, the types that they import included; gives what the compiler printed. */
export async function checkTypes(
  directory: string,
  moduleResolution: ModuleResolution,
  files: readonly string[],
  { compiler = "typescript", declarations = true }: CheckOptions = {},
): Promise<string> {
  const compilerOptions = {
    module: moduleResolution === "bundler" ? "esnext" : moduleResolution,
    moduleResolution,
    target: "es2023",
    lib: ["es2023", "dom", "dom.iterable"],
    jsx: "react-jsx",
    types: ["node"],
    strict: true,
    skipLibCheck: !declarations,
    noEmit: true,
  };
  const config = join(directory, `tsconfig.${moduleResolution}.${compiler}.json`);
  await writeFile(config, JSON.stringify({ compilerOptions, files }));
  const tsc = join(import.meta.dirname, "../../node_modules", compiler, "bin/tsc");
  return await run(directory, process.execPath, [tsc, "--project", config]);
}
