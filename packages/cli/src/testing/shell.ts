import { execFile } from "node:child_process";
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import type { StartServerOptions } from "@api-key-pairs/server";

import { akpCommand, bareEnvironment, temporaryDirectory } from "./akp.ts";
import { startApi } from "./start-api.ts";

/** A home directory, an API that it is configured for, and a shell in which `akp` is a program. */
export async function openShell(options: StartServerOptions = {}) {
  const api = await startApi(options);
  const home = temporaryDirectory();
  const programs = join(home, "bin");
  mkdirSync(programs);
  const addProgram = (name: string, line: string) => {
    const file = join(programs, name);
    writeFileSync(file, `#!/bin/sh\n${line}\n`);
    chmodSync(file, 0o755);
  };
  addProgram("akp", `exec ${akpCommand.map((word) => `'${word}'`).join(" ")} "$@"`);
  const bare = bareEnvironment(home);
  const env = { ...bare, ...api.env, PATH: `${programs}:${bare["PATH"]}` };

  const sh = async (script: string, more: Readonly<Record<string, string | undefined>> = {}) =>
    await new Promise<{ code: number; stdout: string; stderr: string }>((resolve) => {
      const options = { cwd: home, env: { ...env, ...more } };
      const child = execFile("sh", ["-c", script], options, (error, stdout, stderr) =>
        resolve({ code: error === null ? 0 : (error.code as number), stdout, stderr }),
      );
      child.stdin!.end();
    });
  return { api, home, addProgram, sh, read: (name: string) => readFileSync(join(home, name), "utf8") };
}
