import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";

import { startServer, type RevisionName } from "@api-key-pairs/server";
import { onTestFinished } from "vitest";

import { signWith } from "../../auth/sign-with.ts";
import { createClient, type ApiKeyPairsClient } from "../../create-client.ts";
import { nodeCommand, nodeEnvironment } from "../node-process.ts";
import { idsOf, managerOf } from "../rotation-bench.ts";
import { temporaryDirectory } from "../temporary-directory.ts";
import { keyFiles, rotationInFiles } from "./rotation-in-files.ts";
import type { Tell } from "./tell-moments.ts";

const program = new URL("rotating-process.ts", import.meta.url).pathname;

/** An API at which rotations are killed. */
export async function startKillSite(revision: RevisionName = "2021-10") {
  const server = await startServer({ revision });
  onTestFinished(() => server.close());
  const { url } = server;
  const clientOf = (privateKey: string) => createClient({ baseUrl: url, auth: signWith({ privateKey }) });
  const root = clientOf(server.rootPrivateKey);
  const input = revision === "2026-08" ? await managerOf(root) : undefined;

  /** A key of its own that two use, one from a file and one from a command. */
  return async function prepare() {
    const old = await root.create(input);
    const directory = temporaryDirectory();
    mkdirSync(join(directory, "sink"));
    for (const name of keyFiles) writeFileSync(join(directory, name), old.private_key, { mode: 0o600 });
    const keys = () => keyFiles.map((name) => readFileSync(join(directory, name), "utf8"));
    const clients = new Map<string, ApiKeyPairsClient>();

    /** Whether the API accepts a key. */
    async function accepts(pem: string): Promise<boolean> {
      if (!clients.has(pem)) clients.set(pem, clientOf(pem));
      try {
        await clients.get(pem)!.list({ limit: 1 });
        return true;
      } catch {
        return false;
      }
    }

    /** Whether both users have a key that works. */
    async function areServed(): Promise<boolean> {
      const [file, sink] = keys() as [string, string];
      return (await accepts(file)) && (sink === file || (await accepts(sink)));
    }

    return {
      oldId: old.id,
      oldKey: old.private_key,
      directory,
      options: rotationInFiles(directory, url),
      keys,
      areServed,
      accepts,
      ids: () => idsOf(root),
      journal: () => readFileSync(join(directory, "rotation"), "utf8"),
      files: () => readdirSync(directory).toSorted(),
      /**
       * Runs the rotation, or what takes it back, in a process of its own.
       *
       * @returns the moments that there were
       */
      async run(move: "start" | "abort", { killAt, tell }: RunOptions = {}) {
        const [command, ...args] = [...nodeCommand, program, move, directory, url];
        const child = spawn(command!, args, {
          stdio: ["pipe", "pipe", "inherit"],
          env: { ...process.env, ...nodeEnvironment },
        });
        onTestFinished(() => void child.kill("SIGKILL"));
        const closed = once(child, "close");
        // It may be over by the time that it is told to go on.
        child.stdin.on("error", () => {});
        const moments: string[] = [];
        for await (const moment of createInterface(child.stdout)) {
          moments.push(moment);
          if (moment === killAt || moments.length - 1 === killAt) child.kill("SIGKILL");
          await tell?.(moment, child.pid!);
          child.stdin.write("\n");
        }
        const [code, signal] = await closed;
        return { moments, code, signal };
      },
      /** Does something, and looks whether both users have a key that works, whenever that may have changed. */
      async watch<T>(act: (tell: Tell) => Promise<T>) {
        let looks = 0;
        let outages = 0;
        const look = async () => {
          looks += 1;
          if (!(await areServed())) outages += 1;
        };
        const result = await act(async (moment) => {
          if (changesKeys.test(moment)) await look();
        });
        await look();
        return { result, looks, outages };
      },
    };
  };
}

/** A request that changes something, or a hand-over. */
const changesKeys = /^(?!GET).* carried out$|^handed /;

interface RunOptions {
  /** Which moment it is killed at: its place, from 0, or what it is called. */
  readonly killAt?: number | string | undefined;
  /** Hears of each moment, in which the process waits. */
  readonly tell?: (moment: string, pid: number) => Promise<void>;
}
