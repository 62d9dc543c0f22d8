import { execFile } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";

import { root } from "./read-guide.ts";

/** Checks the types of all TypeScript in a folder, and says what is wrong. */
export async function checkTypes(folder: string): Promise<string> {
  const config = {
    extends: join(root, "tsconfig.base.json"),
    compilerOptions: {
      noEmit: true,
      allowImportingTsExtensions: true,
      customConditions: ["@api-key-pairs/source"],
      jsx: "react-jsx",
      lib: ["ES2024", "DOM", "DOM.Iterable"],
      module: "preserve",
      moduleResolution: "bundler",
      types: ["node"],
      // Some lines show what there is, and go no further.
      noUnusedLocals: false,
      skipLibCheck: true,
    },
    include: ["*/**/*"],
    exclude: ["node_modules"],
  };
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify(config));
  const tsc = join(root, "node_modules/typescript/bin/tsc");
  const run = promisify(execFile)(process.execPath, [tsc, "--project", folder]);
  return await run.then(
    () => "",
    ({ stdout }: { stdout: string }) => stdout,
  );
}
