import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

import { signWith } from "@api-key-pairs/client/auth";

const serverPackage = new URL("../../../../packages/server/", import.meta.url);

/** A server of which nothing runs in this process. */
export interface ServerProcess extends AsyncDisposable {
  readonly url: string;
  readonly pid: number;
  /** PEM of the root pair. */
  readonly privateKey: string;
  /** The headers of a request that the server accepts: one token, good for an hour. */
  readonly headers: { readonly accept: string; readonly authorization: string };
}

/**
 * Starts `akp-server` as it is built, on an empty data directory, silent and on a free port.
 *
 * @param args More flags.
 */
export async function startServerProcess(args: readonly string[] = []): Promise<ServerProcess> {
  const dataDir = await mkdtemp(join(tmpdir(), "akp-benchmark-"));
  const flags = ["--port", "0", "--data-dir", dataDir, "--log-level", "silent", ...args];
  const child = spawn(process.execPath, [await builtCommand(), ...flags], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const stop = async () => {
    if (child.exitCode === null && child.kill()) await once(child, "exit");
    await rm(dataDir, { recursive: true, force: true });
  };
  for await (const line of createInterface(child.stdout)) {
    const url = /http:\/\/[\d.]+:\d+/.exec(line)?.[0];
    if (url === undefined) continue;
    const privateKey = await readFile(join(dataDir, "root-private-key.pem"), "utf8");
    const token = await signWith({ privateKey, expiresInSeconds: 3600 })({
      signal: new AbortController().signal,
    });
    const headers = { accept: "application/json", authorization: `Bearer ${token}` };
    return { url, pid: child.pid!, privateKey, headers, [Symbol.asyncDispose]: stop };
  }
  await stop();
  throw new Error("The server ended before it said where it listens");
}

async function builtCommand(): Promise<string> {
  const { bin } = JSON.parse(await readFile(new URL("package.json", serverPackage), "utf8"));
  return fileURLToPath(new URL(bin["akp-server"], serverPackage));
}
