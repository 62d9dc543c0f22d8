import { randomBytes } from "node:crypto";
import { mkdir, open, readdir, rm } from "node:fs/promises";
import { hostname } from "node:os";
import { basename, dirname, join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";

import { RotationError } from "../../rotation/rotation-error.ts";
import { processIdentity } from "./process-identity.ts";

/** Two that come at the same moment both step back. This often in a row they do not. */
const maxTries = 10;

interface Holder {
  readonly file: string;
  readonly pid: number;
  readonly identity: string;
  readonly host: string;
}

/**
 * Takes a file for this caller alone. Each that wants it lays down a file of its own, which says in its name who it is,
 * and has it if no other living one is there; so the files of dead processes can be removed by anybody, at any time,
 * without harm to a third.
 *
 * @returns what gives it back
 * @throws {RotationError} when another has it
 */
export async function lockFile(path: string): Promise<() => Promise<void>> {
  const directory = dirname(path);
  await mkdir(directory, { recursive: true, mode: 0o700 });
  const token = randomBytes(6).toString("hex");
  const identity = (await processIdentity(process.pid))!;
  const own = join(directory, `${prefixOf(path)}${process.pid}.${identity}.${token}.${hostname()}`);
  const release = () => rm(own, { force: true });
  for (let tries = 1; ; tries += 1) {
    await (await open(own, "wx", 0o600)).close();
    const holder = await findLiving(path, own).catch(async (error: unknown) => {
      await release();
      throw error;
    });
    if (holder === undefined) return release;
    await release();
    if (tries === maxTries) throw busy(path, holder);
    await wait(Math.random() * 50);
  }
}

/** Finds another that has the file or wants it, and removes what dead ones left. */
async function findLiving(path: string, own: string): Promise<Holder | undefined> {
  const directory = dirname(path);
  const prefix = prefixOf(path);
  let living: Holder | undefined;
  for (const name of await readdir(directory)) {
    const file = join(directory, name);
    const match = /^(\d+)\.(\d+)\.[0-9a-f]{12}\.(.+)$/.exec(name.slice(prefix.length));
    if (!name.startsWith(prefix) || match === null || file === own) continue;
    const holder = { file, pid: Number(match[1]), identity: match[2]!, host: match[3]! };
    if (await isLiving(holder)) living = holder;
    else await rm(file, { force: true });
  }
  return living;
}

/** Of a process on another machine nothing is known, so it counts as living. */
async function isLiving({ host, pid, identity }: Holder): Promise<boolean> {
  return host !== hostname() || (await processIdentity(pid)) === identity;
}

function prefixOf(path: string): string {
  return `${basename(path)}.lock.`;
}

function busy(path: string, { pid, host, file }: Holder): RotationError {
  const who = host === hostname() ? `Process ${pid}` : `Process ${pid} on ${host}`;
  return new RotationError(
    `${who} has the journal ${path}: two rotations of one key would lock each other out. Wait until it ends` +
      (host === hostname() ? "" : `; if it ended long ago, delete ${file}`),
    { problem: "busy" },
  );
}
