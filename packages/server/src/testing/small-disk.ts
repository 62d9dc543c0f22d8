import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { onTestFinished } from "vitest";

import { temporaryDirectory } from "./temporary-directory.ts";

/** A disk of its own that only the processes started with `prefix` see. */
export interface SmallDisk {
  /** Where it is mounted for those processes. */
  readonly directory: string;
  /** The command that starts another in sight of the disk. */
  readonly prefix: string[];
  /** Where this process finds a file on the disk. */
  path(name: string): string;
  /** Leaves no more than this free, in bytes. */
  leave(bytes: number): void;
  /** Undoes `leave`. */
  free(): void;
}

const size = 1024 * 1024;
const mount = `mount -t tmpfs -o size=${size},mode=700 tmpfs "$0"`;
const unshare = ["--user", "--map-root-user", "--mount", "sh", "-c"];

/** Whether this machine lets any user mount a disk for itself. */
export const canMountSmallDisk =
  process.platform === "linux" && succeeds("unshare", ...unshare, mount, "/mnt");

/** Mounts a disk of 1 MiB, for as long as the test runs. */
export async function mountSmallDisk(): Promise<SmallDisk> {
  const directory = temporaryDirectory();
  // The disk lives as long as a process that sees it: cat waits for the end of its input.
  const holder = spawn("unshare", [...unshare, `${mount} && echo mounted && exec cat`, directory]);
  onTestFinished(() => void holder.stdin.end());
  await once(holder.stdout, "data");
  const path = (name: string) => join(`/proc/${holder.pid}/root`, directory, name);
  const enter = ["--target", `${holder.pid}`, "--user", "--mount", "--preserve-credentials"];
  return {
    directory,
    prefix: ["nsenter", ...enter],
    path,
    leave(bytes) {
      const available = execFileSync("nsenter", [...enter, "df", "--output=avail", "-B1", directory], {
        encoding: "utf8",
      });
      writeFileSync(path("filler"), Buffer.alloc(Number(available.split("\n")[1]) - bytes));
    },
    free: () => rmSync(path("filler")),
  };
}

function succeeds(file: string, ...args: string[]): boolean {
  try {
    execFileSync(file, args, { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}
