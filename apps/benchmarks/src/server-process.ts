import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

const command = fileURLToPath(new URL("../../../packages/server/src/bin.ts", import.meta.url));

/** The server in a process of its own, so that its work does not count as the client's. */
export async function startServerProcess() {
  const dataDir = await mkdtemp(join(tmpdir(), "akp-benchmark-"));
  const args = [
    "--conditions=@api-key-pairs/source",
    command,
    "--port",
    "0",
    "--data-dir",
    dataDir,
    "--log-level",
    "silent",
  ];
  const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"] });
  const stop = async () => {
    if (child.exitCode === null && child.kill()) await once(child, "exit");
    await rm(dataDir, { recursive: true, force: true });
  };
  for await (const line of createInterface(child.stdout)) {
    const url = /http:\/\/[\d.]+:\d+/.exec(line)?.[0];
    if (url === undefined) continue;
    const privateKey = await readFile(join(dataDir, "root-private-key.pem"), "utf8");
    return { url, privateKey, [Symbol.asyncDispose]: stop };
  }
  await stop();
  throw new Error("The server ended before it said where it listens");
}
