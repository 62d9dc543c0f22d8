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

test.each(["table", "json", "jsonl", "yaml", "ids"])(
  "what was found is no success when nobody reads %s",
  async (format) => {
    const { env, url } = await startApi();
    const [audit, doctor, list] = await Promise.all([
      runUnread(["audit", "--older-than", "0s", "--output", format, "--quiet"], env),
      runUnread(["doctor", "--output", format, "--quiet"], { GR4VY_BASE_URL: url }),
      runUnread(["list", "--output", format], env),
    ]);
    expect({ audit, doctor, list }).toEqual({
      audit: { code: exitCode.failed, stderr: "" },
      doctor: { code: exitCode.configuration, stderr: "" },
      list: { code: exitCode.done, stderr: "" },
    });
  },
);
