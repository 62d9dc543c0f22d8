import { spawn } from "node:child_process";
import { once } from "node:events";

import { onTestFinished } from "vitest";

/** Another process that holds the lock to write to a SQLite file, until it is told to let go or the test is over. */
export async function lockSqlite(file: string): Promise<{ release: () => Promise<void> }> {
  const script = `
    const { DatabaseSync } = require("node:sqlite");
    new DatabaseSync(process.argv[1]).exec("begin immediate");
    process.stdout.write("locked");
    process.stdin.resume();
  `;
  const child = spawn(process.execPath, ["--no-warnings", "--eval", script, file]);
  const release = async () => {
    if (child.exitCode !== null) return;
    child.stdin.end();
    await once(child, "exit");
  };
  onTestFinished(release);
  await once(child.stdout, "data");
  return { release };
}
