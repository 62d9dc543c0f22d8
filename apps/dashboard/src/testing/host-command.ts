import { spawn } from "node:child_process";
import { once } from "node:events";
import { writeFileSync } from "node:fs";
import { join } from "node:path";

import { inject, onTestFinished } from "vitest";

import { startApi, temporaryDirectory } from "./host-start.ts";

/** What starts `akp-dashboard`. */
export const command: readonly string[] = [process.execPath, inject("akpDashboard")];

export interface LaunchOptions {
  /** On top of an environment that holds nothing of the machine's own configuration. */
  readonly env?: Record<string, string>;
  /** The directory that all this is in: home, working directory and temporary files. */
  readonly home?: string;
}

/** What programs need to run, and no configuration: neither `GR4VY_*` nor the profiles of whoever runs the tests. */
export function bareEnvironment(home: string): Record<string, string | undefined> {
  const { PATH, SystemRoot } = process.env;
  return { PATH, SystemRoot, HOME: home, XDG_CONFIG_HOME: join(home, ".config"), TMPDIR: home, TZ: "UTC" };
}

/** Starts `akp-dashboard` as a process of its own. It is killed after the test if it still runs. */
export function launch(args: readonly string[], options: LaunchOptions = {}) {
  const { env = {}, home = temporaryDirectory() } = options;
  const [file, ...rest] = [...command, ...args];
  const child = spawn(file!, rest, { cwd: home, env: { ...bareEnvironment(home), ...env } });
  onTestFinished(() => void child.kill("SIGKILL"));
  const output = { stdout: "", stderr: "" };
  const listeners = new Set<() => void>();
  for (const name of ["stdout", "stderr"] as const) {
    child[name].setEncoding("utf8").on("data", (text: string) => {
      output[name] += text;
      for (const listener of listeners) listener();
    });
  }
  const ended = once(child, "close").then(([code, signal]) => ({
    code: code as number | null,
    signal: signal as NodeJS.Signals | null,
    ...output,
  }));
  /** Waits until one of the outputs matches. */
  const waitFor = async (name: keyof typeof output, wanted: RegExp) =>
    await new Promise<RegExpExecArray>((resolve, reject) => {
      const look = () => {
        const match = wanted.exec(output[name]);
        if (!match) return;
        listeners.delete(look);
        resolve(match);
      };
      listeners.add(look);
      void ended.then((result) => reject(new Error(`It ended without ${wanted}: ${JSON.stringify(result)}`)));
      look();
    });
  return { child, output, ended, waitFor, home };
}

/** A link as it is printed: where the page is, the port and the code. */
export const linkPattern = /(http:\/\/127\.0\.0\.1:(\d+))\/#([\w-]{43})/;

/** The API, and what configures `akp-dashboard` for it: its address, and a file with the root key. */
export async function startConfiguredApi() {
  const server = await startApi();
  const home = temporaryDirectory();
  const keyFile = join(home, "key.pem");
  writeFileSync(keyFile, server.rootPrivateKey, { mode: 0o600 });
  return { server, home, flags: ["--base-url", server.url, "--private-key-file", keyFile] };
}

/** Starts `akp-dashboard` on the API, and waits for its link. */
export async function launchOnApi(args: readonly string[] = [], env: Record<string, string> = {}) {
  const { server, home, flags } = await startConfiguredApi();
  const running = launch([...flags, ...args], { env, home });
  const [link, url, port, code] = await running.waitFor("stdout", linkPattern);
  return { ...running, server, link, url: url!, port: Number(port), code: code! };
}
