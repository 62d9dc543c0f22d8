import { spawn } from "node:child_process";
import { once } from "node:events";

import { inject, onTestFinished } from "vitest";

/** The words that start `akp-server`, on a port that is free. */
const command = [process.execPath, inject("akpServer"), "--port", "0"];

/** How a process of the server ended. */
interface Exit {
  code: number | null;
  signal: NodeJS.Signals | null;
  stdout: string;
  stderr: string;
}

/** `akp-server` as a process of its own. */
export interface ServerProcess {
  readonly pid: number;
  /** Resolves with the URL once it listens. Rejects when it ends before. */
  readonly ready: Promise<string>;
  /** Resolves when the process and its output have ended. */
  readonly exited: Promise<Exit>;
  /** What it has written so far. */
  readonly output: { stdout: string; stderr: string };
  kill(signal: NodeJS.Signals): void;
}

/** How to start a process of the server. */
export interface SpawnServerOptions {
  /** Beside those of this process. */
  env?: Record<string, string>;
  /** A command that is given the whole command line as its last words, and becomes the server in the same process. */
  prefix?: string[];
}

/**
 * Starts `akp-server`, and ends it with the test.
 *
 * @param words The words after the name of the program.
 */
export function spawnServer(
  words: string[],
  { env = {}, prefix = [] }: SpawnServerOptions = {},
): ServerProcess {
  const [file, ...args] = [...prefix, ...command, ...words] as [string, ...string[]];
  const child = spawn(file, args, { stdio: ["ignore", "pipe", "pipe"], env: { ...process.env, ...env } });
  onTestFinished(() => void child.kill("SIGKILL"));
  const output = { stdout: "", stderr: "" };
  const exited = once(child, "close").then(([code, signal]): Exit => ({ code, signal, ...output }));
  const ready = new Promise<string>((resolve, reject) => {
    child.stderr.setEncoding("utf8").on("data", (text: string) => (output.stderr += text));
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      output.stdout += text;
      const [url] = /http:\/\/\S+(?=\s)/.exec(output.stdout) ?? [];
      if (url !== undefined) resolve(url);
    });
    void exited.then((exit) => reject(new Error(`akp-server ended: ${JSON.stringify(exit)}`)));
  });
  // Not everyone waits for it.
  ready.catch(() => {});
  return { pid: child.pid!, ready, exited, output, kill: (signal) => void child.kill(signal) };
}
