import { cp, glob, mkdir, mkdtemp, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";

import { expect, test } from "vitest";

import { installed, project } from "./project.ts";
import { run } from "./run.ts";
import { checkTypes } from "./check-types.ts";

interface Change {
  /** The files of `core` that it concerns. */
  readonly files: string;
  readonly from: RegExp;
  readonly to: string;
}

const renamedField: Change = { files: "dist/**/*.{js,d.ts}", from: /\bprivate_key\b/g, to: "secret_key" };
const droppedExport: Change = {
  files: "dist/index.{js,d.ts}",
  from: /^export \{ ApiError \} .*$/m,
  to: "",
};
const droppedMethod: Change = {
  files: "dist/pagination/paged-list.{js,d.ts}",
  from: /\[Symbol\.asyncIterator\]/g,
  to: "iterate",
};

test("without a change, the consumer's types hold and its program runs", async () => {
  const folder = await projectWith();
  expect(await checkTypes(folder, "nodenext", ["types.ts"], { declarations: false })).toBe("");
  expect(await run(folder, process.execPath, ["round-trip.js"])).toContain('"deleted"');
});

test.each([
  ["a renamed field of core", renamedField, "Type 'unknown' is not assignable", "secret_key must be"],
  ["a dropped export of core", droppedExport, "has no exported member 'ApiError'", "ApiError"],
  ["a dropped method of core", droppedMethod, "must have a '[Symbol.asyncIterator]()' method", undefined],
])("%s is caught", async (_title, change, typeError, programError) => {
  const folder = await projectWith(change);
  await expect(checkTypes(folder, "nodenext", ["types.ts"], { declarations: false })).rejects.toThrow(
    typeError,
  );
  if (programError === undefined) return;
  await expect(run(folder, process.execPath, ["round-trip.js"])).rejects.toThrow(programError);
});

/** A project with copies of the packed packages, and that change in its `core`. All else it finds one folder up. */
async function projectWith(change?: Change): Promise<string> {
  const folder = await mkdtemp(join(project, "changed-"));
  const scope = join(folder, "node_modules/@api-key-pairs");
  await mkdir(scope, { recursive: true });
  await cp(join(project, "node_modules/@api-key-pairs"), scope, { recursive: true });
  for (const file of ["types.ts", "round-trip.js", "package.json"])
    await cp(join(project, file), join(folder, file));
  if (change === undefined) return folder;
  let changed = 0;
  for await (const file of glob(change.files, { cwd: installed("core") })) {
    const path = join(scope, "core", file);
    const before = await readFile(path, "utf8");
    const after = before.replace(change.from, change.to);
    await writeFile(path, after);
    if (after !== before) changed += 1;
  }
  expect(changed, "files that changed").toBeGreaterThanOrEqual(2);
  return folder;
}
