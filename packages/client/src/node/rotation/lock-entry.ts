import { readdir, readFile, rm, stat } from "node:fs/promises";
import { hostname, uptime } from "node:os";
import { basename, dirname, join } from "node:path";

import { isOwnFileSystem } from "./own-file-system.ts";
import { stateOf, type ProcessIdentity, type ProcessState } from "./process-identity.ts";

/** How long a sign of life counts, in milliseconds: nine of them may be missed. */
export const expiryMs = 300_000;
/** How far a clock may be set while a process lives without a sign of it, in milliseconds. */
const clockStepMs = 60_000;

/** Somebody else who wants a file, or has it. */
export interface Contender {
  /** Where it laid down that it does. */
  readonly entry: string;
  readonly pid: number;
  readonly host: string;
  /** Another one each time that somebody comes. */
  readonly token: string;
  /** Since when it has the file; `undefined` while it wants it. */
  readonly since: string | undefined;
  /** How long it counts as living without another sign of life, in milliseconds; `undefined` when it is seen to live. */
  readonly expiresInMs: number | undefined;
}

/** Where somebody lays down that it wants a file. The name says who it is. */
export function entryOf(path: string, identity: ProcessIdentity, token: string): string {
  const { pid, startedAt, boot, place } = identity;
  const who = [pid, startedAt, boot, place, token, hostname()].join(".");
  return join(dirname(path), prefixOf(path) + who);
}

/**
 * Finds the others who want a file or have it, and removes what dead ones left.
 *
 * @param own - the entry of the caller, made just now
 */
export async function findOthers(path: string, own: string, self: ProcessIdentity): Promise<Contender[]> {
  const prefix = prefixOf(path);
  // By the clock of the file system: those of two machines may differ.
  const { mtimeMs: now } = await stat(own);
  const isOwn = await isOwnFileSystem(dirname(path));
  const others: Contender[] = [];
  for (const name of await readdir(dirname(path))) {
    const entry = join(dirname(path), name);
    const said = name.startsWith(prefix) && entry !== own ? parse(name.slice(prefix.length)) : undefined;
    if (said === undefined) continue;
    const { identity, token, host } = said;
    const isOfEarlierBoot = isOwn && host === hostname() && isOtherBoot(identity, self);
    const state = isOfEarlierBoot ? "gone" : await stateOf(identity, self);
    const signs = await readSigns(entry, state, now);
    if (signs === "dead") await rm(entry, { force: true });
    else if (signs !== "left") others.push({ entry, pid: identity.pid, host, token, ...signs });
  }
  return others;
}

/**
 * Whether a machine was started anew since. Two machines may have one name, which is why this counts on a file system alone
 * that no other machine writes to.
 */
function isOtherBoot({ boot }: ProcessIdentity, self: ProcessIdentity): boolean {
  return boot !== "0" && self.boot !== "0" && boot !== self.boot;
}

function parse(name: string): { identity: ProcessIdentity; token: string; host: string } | undefined {
  const match = /^(\d+)\.(\d+)\.([0-9a-f]{12}|0)\.([0-9a-f]{12})\.([0-9a-f]{12})\.(.+)$/.exec(name);
  if (match === null) return undefined;
  const [, pid, startedAt, boot, place, token, host] = match as string[] as [string, ...Rest];
  return { identity: { pid: Number(pid), startedAt, boot, place }, token, host };
}

type Rest = [pid: string, startedAt: string, boot: string, place: string, token: string, host: string];

/** What an entry says beside its name, or that its owner is dead, or left meanwhile. */
async function readSigns(
  entry: string,
  state: ProcessState,
  now: number,
): Promise<Pick<Contender, "since" | "expiresInMs"> | "dead" | "left"> {
  if (state === "gone") return "dead";
  try {
    const since = /^\S+(?=\n)/.exec(await readFile(entry, "utf8"))?.[0];
    const { mtimeMs: seen } = await stat(entry);
    // Where no start time tells, a later process may have its number.
    const isOfThisBoot = seen >= now - uptime() * 1000 - clockStepMs;
    if (state === "running") return isOfThisBoot ? { since, expiresInMs: undefined } : "dead";
    const expiresInMs = seen + expiryMs - now;
    return expiresInMs < 0 ? "dead" : { since, expiresInMs };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return "left";
    throw error;
  }
}

function prefixOf(path: string): string {
  return `${basename(path)}.lock.`;
}
