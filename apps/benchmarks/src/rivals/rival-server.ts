import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

import { fileOfRival } from "./rivals.ts";

/** A server of others, in a process of its own, that has answered a request. */
export interface RivalServer extends AsyncDisposable {
  readonly url: string;
}

const startTimeoutMs = 60_000;
const askAgainAfterMs = 20;

/**
 * Starts a Prism mock of an OpenAPI document, with its log off.
 *
 * @param flags More of its flags.
 */
export async function startPrism(document: object, flags: readonly string[] = []): Promise<RivalServer> {
  const bin = await fileOfRival("@stoplight/prism-cli", "dist/index.js");
  return await start(document, (port, file) => [
    bin,
    "mock",
    `--port=${port}`,
    "--verboseLevel=silent",
    ...flags,
    file,
  ]);
}

/** Starts json-server on its collections, with its log off. */
export async function startJsonServer(collections: Readonly<Record<string, unknown>>): Promise<RivalServer> {
  const bin = await fileOfRival("json-server", "lib/cli/bin.js");
  return await start(collections, (port, file) => [
    bin,
    "--quiet",
    "--host=127.0.0.1",
    `--port=${port}`,
    file,
  ]);
}

async function start(data: object, args: (port: number, file: string) => string[]): Promise<RivalServer> {
  const directory = await mkdtemp(join(tmpdir(), "akp-benchmark-"));
  const file = join(directory, "data.json");
  await writeFile(file, JSON.stringify(data));
  const port = await freePort();
  // json-server looks for a folder of its own in the one that it runs in.
  const child = spawn(process.execPath, args(port, file), {
    cwd: directory,
    stdio: ["ignore", "ignore", "inherit"],
  });
  const stop = async () => {
    if (child.exitCode === null && child.kill()) await once(child, "exit");
    await rm(directory, { recursive: true, force: true });
  };
  const url = `http://127.0.0.1:${port}`;
  const deadline = performance.now() + startTimeoutMs;
  while (child.exitCode === null && performance.now() < deadline) {
    // They say nothing when their logs are off, so they are asked.
    const answer = await fetch(url).catch(() => undefined);
    await answer?.body?.cancel();
    if (answer) return { url, [Symbol.asyncDispose]: stop };
    await sleep(askAgainAfterMs);
  }
  await stop();
  throw new Error(`${args(port, file).join(" ")} did not start`);
}

async function freePort(): Promise<number> {
  const server = createServer();
  await once(server.listen(0, "127.0.0.1"), "listening");
  const { port } = server.address() as AddressInfo;
  await once(server.close(), "close");
  return port;
}
