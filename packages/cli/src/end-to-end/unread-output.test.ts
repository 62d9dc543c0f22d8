import { expect, test } from "vitest";

import { exitCode } from "../errors/exit-code.ts";
import { launch } from "../testing/akp.ts";
import { startApi } from "../testing/start-api.ts";

/** Runs `akp` with an output that nobody reads. */
async function runUnread(args: readonly string[], env: Readonly<Record<string, string>>) {
  const { child, ended } = launch(args, { env });
  child.stdout.destroy();
  const { code, stderr } = await ended;
  return { code, stderr };
}

test("what was found is no success when nobody reads it, in any format", async () => {
  const { env } = await startApi();
  for (const format of ["table", "json", "jsonl", "yaml", "ids"]) {
    const audit = await runUnread(["audit", "--older-than", "0s", "--output", format, "--quiet"], env);
    expect({ format, ...audit }).toEqual({ format, code: exitCode.failed, stderr: "" });
  }
});

// It prints its own tables.
test.each(["table", "json"])("what doctor found is no success when nobody reads the %s", async (format) => {
  const { url } = await startApi();
  const doctor = await runUnread(["doctor", "--output", format, "--quiet"], { GR4VY_BASE_URL: url });
  expect(doctor).toEqual({ code: exitCode.configuration, stderr: "" });
});

test("a list that nobody reads is no failure", async () => {
  const { env } = await startApi();
  expect(await runUnread(["list"], env)).toEqual({ code: exitCode.done, stderr: "" });
});
