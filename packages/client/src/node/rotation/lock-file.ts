import { randomBytes } from "node:crypto";
import { mkdir, open, rm, stat, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { setTimeout as wait } from "node:timers/promises";

import { RotationError } from "../../rotation/rotation-error.ts";
import { entryOf, expiryMs, findOthers, type Contender } from "./lock-entry.ts";
import { ownIdentity } from "./process-identity.ts";

/** How often a sign of life is given, in milliseconds. */
const heartbeatMs = 30_000;
/** How long somebody may take from wanting a file to having it, in milliseconds. It takes no longer than two reads. */
const decisionMs = 5_000;

/** A file that this caller has alone. */
export interface FileLock {
  /** @throws {RotationError} when another has taken it over, since no sign of life came from here for too long */
  check(): Promise<void>;
  /** Gives it back. */
  release(): Promise<void>;
}

/** What `lockFile` takes. */
export interface LockFileOptions {
  /**
   * What the file is called in errors.
   *
   * @default path
   */
  readonly name?: string;
  /** In milliseconds. */
  readonly heartbeatMs?: number;
}

/**
 * Takes a file for this caller alone. Each that wants it lays down an entry of its own beside the file, which says who it
 * is. Of those who come at the same time the lowest token waits until the others have stepped back, or had the file
 * before they saw it; so one of them gets it. Entries of dead processes can be removed by anybody, at any time, without
 * harm to a third. Where a process can't be seen from here, it lives as long as it gives signs of life.
 *
 * @param path - the file itself, without symbolic links
 * @throws {RotationError} when another has it
 */
export async function lockFile(path: string, options: LockFileOptions = {}): Promise<FileLock> {
  const { name = path } = options;
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const self = await ownIdentity();
  const token = randomBytes(6).toString("hex");
  const own = entryOf(path, self, token);
  const remove = () => rm(own, { force: true });
  await (await open(own, "wx", 0o600)).close();

  async function untilAlone(): Promise<void> {
    const deadline = performance.now() + decisionMs;
    for (;;) {
      const others = await findOthers(path, own, self);
      const first =
        others.find(({ since }) => since !== undefined) ?? others.find((one) => one.token < token);
      if (first === undefined && others.length === 0) return;
      if (first !== undefined || performance.now() >= deadline) throw busy(name, first ?? others[0]!);
      await wait(5);
    }
  }

  const text = `${new Date().toISOString()}\n`;
  // Written, not touched: the time of it is then that of the file system. What was removed is not made again.
  const beat = () => writeFile(own, text, { flag: "r+" });
  try {
    await untilAlone();
    await beat();
  } catch (error) {
    await remove();
    throw error;
  }
  // One that fails is made up for by the next, or the lock expires.
  const timer = setInterval(() => void beat().catch(() => {}), options.heartbeatMs ?? heartbeatMs).unref();
  return {
    async check() {
      try {
        await stat(own);
      } catch (error) {
        throw (error as NodeJS.ErrnoException).code === "ENOENT" ? takenOver(name) : error;
      }
    },
    async release() {
      clearInterval(timer);
      await remove();
    },
  };
}

function busy(name: string, { pid, host, since, entry, expiresInMs }: Contender): RotationError {
  const who = expiresInMs === undefined ? `Process ${pid}` : `Process ${pid} on ${host}`;
  const time = since === undefined ? "" : ` since ${since}`;
  const end =
    expiresInMs === undefined
      ? ""
      : `. If it is dead, the journal is free at ${new Date(Date.now() + expiresInMs).toISOString()}, or once ${entry} is deleted`;
  return new RotationError(
    `${who} has the journal ${name}${time}: two rotations of one key would lock each other out. Wait until it ends${end}`,
    { problem: "busy" },
  );
}

function takenOver(name: string): RotationError {
  return new RotationError(
    `Another process took the journal ${name} over, since this one gave no sign of life for ${expiryMs / 60_000} minutes`,
    { problem: "busy" },
  );
}
