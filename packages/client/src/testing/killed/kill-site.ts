import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { setTimeout } from "node:timers/promises";

import { startServer } from "@api-key-pairs/server";
import { onTestFinished } from "vitest";

import { signWith } from "../../auth/sign-with.ts";
import { createClient, type ApiKeyPairsClient } from "../../create-client.ts";
import { idsOf } from "../rotation-bench.ts";
import { temporaryDirectory } from "../temporary-directory.ts";
import { keyFiles, rotationInFiles } from "./rotation-in-files.ts";

const program = new URL("rotating-process.ts", import.meta.url).pathname;

/** An API at which rotations are killed. */
export async function startKillSite() {
  const server = await startServer();
  onTestFinished(() => server.close());
  const { url } = server;
  const clientOf = (privateKey: string) => createClient({ baseUrl: url, auth: signWith({ privateKey }) });
  const root = clientOf(server.rootPrivateKey);

  /** A key of its own that two use, one from a file and one from a command. */
  return async function prepare() {
    const old = await root.create();
    const directory = temporaryDirectory();
    mkdirSync(join(directory, "sink"));
    for (const name of keyFiles) writeFileSync(join(directory, name), old.private_key, { mode: 0o600 });
    const keys = () => keyFiles.map((name) => readFileSync(join(directory, name), "utf8"));
    const clients = new Map<string, ApiKeyPairsClient>();

    /** @returns whether a key works. One that was replaced by the time the answer is there is nobody's any more */
    async function works(index: number): Promise<boolean> {
      const pem = keys()[index]!;
      if (!clients.has(pem)) clients.set(pem, clientOf(pem));
      try {
        await clients.get(pem)!.list({ limit: 1 });
        return true;
      } catch {
        return keys()[index] === pem ? false : await works(index);
      }
    }

    return {
      oldId: old.id,
      oldKey: old.private_key,
      directory,
      options: rotationInFiles(directory, url),
      keys,
      /** Whether both users have a key that works. */
      areServed: async () => (await works(0)) && (await works(1)),
      /** Whether the API accepts a key. */
      accepts: (pem: string) =>
        clientOf(pem)
          .list({ limit: 1 })
          .then(
            () => true,
            () => false,
          ),
      ids: () => idsOf(root),
      journal: () => readFileSync(join(directory, "rotation"), "utf8"),
      files: () => readdirSync(directory).toSorted(),
      /**
       * Runs the rotation, or what takes it back, in a process that is killed at a moment, if one is given.
       *
       * @param prefix - a command that runs another
       */
      async run(move: "start" | "abort", at?: number, prefix: readonly string[] = []) {
        const node = [process.execPath, "--conditions=@api-key-pairs/source"];
        const [command, ...args] = [...prefix, ...node, program, move, directory, url, `${at ?? ""}`];
        const child = spawn(command!, args.filter(Boolean), { stdio: ["ignore", "pipe", "inherit"] });
        const [printed, [code, signal]] = await Promise.all([text(child.stdout), once(child, "close")]);
        return { moments: printed.split("\n").slice(0, -1), code, signal };
      },
    };
  };
}

/**
 * Asks again and again while something else happens, whether all is well.
 *
 * @returns how often it was not, beside what came of it
 */
export async function watchWhile<T>(happening: Promise<T>, isWell: () => Promise<boolean>) {
  let isOver = false;
  let looks = 0;
  let outages = 0;
  const watching = (async () => {
    do {
      looks += 1;
      if (!(await isWell())) outages += 1;
      await setTimeout(5);
    } while (!isOver);
  })();
  try {
    const result = await happening;
    isOver = true;
    await watching;
    return { result, looks, outages };
  } finally {
    isOver = true;
  }
}
