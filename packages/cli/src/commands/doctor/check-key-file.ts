import { stat } from "node:fs/promises";

import type { Config } from "@api-key-pairs/client/node";

import { exitCode } from "../../errors/exit-code.ts";
import { quote } from "../../program/to-command-line.ts";
import { authProblem } from "./auth-problem.ts";
import type { Found } from "./check.ts";

/**
 * Finds out whether the file of the key can be read, and by whom.
 *
 * @returns With a value when it can be read.
 */
export async function checkKeyFile(config: Config, path: string): Promise<Found<true>> {
  const problem = authProblem(config);
  if (problem?.problem === "file") {
    return {
      status: "failed",
      message: problem.message,
      next: [{ akp: ["doctor"], options: { privateKeyFile: "FILE" }, says: "the file where the key is" }],
      exitCode: exitCode.configuration,
    };
  }
  const stats = await stat(path);
  const mode = (stats.mode & 0o777).toString(8).padStart(4, "0");
  // Pipes are nobody else's, and the modes of Windows mean nothing.
  const isOpen = stats.isFile() && process.platform !== "win32" && (stats.mode & 0o077) !== 0;
  if (!isOpen) return { status: "ok", message: "only you can read it", value: true };
  return {
    status: "warning",
    message: `it is open to other users (mode ${mode})`,
    next: [`chmod 600 ${quote(path)}`],
    value: true,
  };
}
