import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";

import { expect, onTestFinished, test } from "vitest";

const folder = join(import.meta.dirname, "..");
const readme = readFileSync(join(folder, "README.md"), "utf8");

/** Writes the files of the README that are named, as a user would, where they find this package by its name. */
function writeRecipe(...names: string[]): string {
  const directory = mkdtempSync(join(folder, ".recipe-"));
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }));
  for (const name of names) {
    const [, text] = new RegExp(`\`\`\`ts\\n// ${name}\\n([^]*?)\`\`\``).exec(readme)!;
    writeFileSync(join(directory, name), text!);
  }
  return directory;
}

async function run(directory: string, ...args: string[]) {
  const command = ["--conditions=@api-key-pairs/source", ...args];
  // Without what vitest tells its own children.
  const { PATH, HOME } = process.env;
  return await promisify(execFile)(process.execPath, command, { cwd: directory, env: { PATH, HOME } });
}

test("the global setup for Vitest starts one server, whose faults strike as ordered", async () => {
  const directory = writeRecipe("global-setup.ts", "with-faults.test.ts");
  // The packages as their sources, for the global setup (`__vitest__`) too, and what the README says of the rest.
  const resolve = { conditions: ["@api-key-pairs/source", "node"] };
  const config = {
    resolve,
    environments: { ssr: { resolve }, __vitest__: { resolve } },
    test: { globalSetup: "global-setup.ts", testTimeout: 60_000 },
  };
  writeFileSync(join(directory, "vitest.config.js"), `export default ${JSON.stringify(config)};`);
  const vitest = join(folder, "node_modules", "vitest", "vitest.mjs");
  await run(directory, vitest, "run", "--reporter=json", "--outputFile=report.json");
  const report = JSON.parse(readFileSync(join(directory, "report.json"), "utf8"));
  expect(report).toMatchObject({ numPassedTests: 1, numFailedTests: 0, success: true });
});

test("the file for node:test passes as it stands", async () => {
  const directory = writeRecipe("key-pairs-test.ts");
  const { stdout } = await run(directory, "--test", "--test-reporter=tap", "key-pairs-test.ts");
  expect(stdout).toMatch(/^# pass 1$/m);
  expect(stdout).toMatch(/^# fail 0$/m);
});
