import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

/** The newest when this was measured first. It is fetched from the registry when the benchmark runs. */
const prism = "@stoplight/prism-cli@5.16.0";
/** Fetching it may take a while. */
const startTimeoutMs = 180_000;

/**
 * Starts a Prism mock of an OpenAPI document, with its log off.
 *
 * @param flags More of its flags.
 */
export async function startPrismProcess(
  document: object,
  flags: readonly string[] = [],
): Promise<{ url: string } & AsyncDisposable> {
  const directory = await mkdtemp(join(tmpdir(), "akp-benchmark-"));
  const file = join(directory, "openapi.json");
  await writeFile(file, JSON.stringify(document));
  const port = await freePort();
  const npx = ["--yes", "--loglevel=error", prism];
  const args = ["mock", "--port", `${port}`, "--verboseLevel", "silent", ...flags, file];
  // In a group of its own, to reach Prism itself through npx.
  const child = spawn("npx", [...npx, ...args], { stdio: ["ignore", "ignore", "inherit"], detached: true });
  const stop = async () => {
    if (child.exitCode === null) {
      const exited = once(child, "exit");
      process.kill(-child.pid!);
      await exited;
    }
    await rm(directory, { recursive: true, force: true });
  };
  const url = `http://127.0.0.1:${port}`;
  const deadline = performance.now() + startTimeoutMs;
  while (child.exitCode === null && performance.now() < deadline) {
    // It says nothing when its log is off, so it is asked.
    if (await fetch(url).catch(() => undefined)) return { url, [Symbol.asyncDispose]: stop };
    await sleep(100);
  }
  await stop();
  throw new Error("Prism did not start");
}

async function freePort(): Promise<number> {
  const server = createServer();
  await once(server.listen(0, "127.0.0.1"), "listening");
  const { port } = server.address() as AddressInfo;
  await once(server.close(), "close");
  return port;
}
