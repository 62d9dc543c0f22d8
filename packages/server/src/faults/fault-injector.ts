import { createHash } from "node:crypto";
import { setMaxListeners } from "node:events";
import { setTimeout } from "node:timers/promises";

import type { Context, MiddlewareHandler } from "hono";

import type { AppEnv } from "../app-env.ts";
import { createOperationOf } from "../http/operation-of.ts";
import type { Operation, Revision } from "../revisions/revision.ts";
import { defaultRevision } from "../revisions/revisions.ts";
import type { Phase } from "./aim.ts";
import { isAimedAt, phaseOf } from "./aim.ts";
import { dropAnswer } from "./answer.ts";
import { parseFault, parseFaults, parseSeed } from "./fault-schema.ts";
import type { Fault } from "./fault.ts";
import { strike } from "./strike.ts";

/** What `createFaultInjector` takes. */
export interface FaultInjectorOptions {
  /** @default none */
  faults?: readonly Fault[];
  /**
   * Any whole number: decides which requests a fault with a `probability` strikes.
   *
   * @default 0
   */
  seed?: number;
  /**
   * Whose operations they strike.
   *
   * @default 2021-10
   */
  revision?: Revision;
}

/** A fault and what has become of it. */
export interface FaultStatus {
  readonly fault: Fault;
  /** How many requests it was asked about: those it was aimed at and that no fault before it in the list decided. */
  readonly asked: number;
  /** How many requests it struck. */
  readonly struck: number;
  /** How many it will strike before it is used up; `null` when there is no end. */
  readonly left: number | null;
}

/** The faults of one server. */
export interface FaultInjector {
  /** Lets the faults strike. Only requests that name an operation are asked about: a `HEAD` is none. */
  readonly middleware: MiddlewareHandler<AppEnv>;
  /** The seed that holds now. */
  readonly seed: number;
  /**
   * Replaces all faults. Every count starts anew, and the requests that the old ones hold up are dropped.
   *
   * @param seed Left out: the one that holds now.
   * @throws {InvalidFaultsError} Nothing has changed then.
   */
  set(faults: readonly Fault[], seed?: number): void;
  /**
   * Adds a fault as the last to be asked. The counts of the others go on.
   *
   * @throws {InvalidFaultsError} Nothing has changed then.
   */
  add(fault: Fault): void;
  /** The faults, in the order in which they are asked: copies, whose change changes nothing. */
  list(): FaultStatus[];
  /** Removes all faults, and drops the requests that they hold up: those are not carried out any more. */
  clear(): void;
  /** The same, and the seed is that of the start again. */
  reset(): void;
  /** Drops the requests that latency or a drip holds up, at once and from now on: for a server that closes. */
  close(): void;
}

interface Entry {
  fault: Fault;
  asked: number;
  struck: number;
}

/**
 * Makes faults strike, the same ones for the same seed and the same order of requests.
 *
 * A request meets its faults twice, in the order of the list: before the work (latency, status, drop, redirect), and
 * after it when it succeeded and was committed (status, drop, truncate, malformed, drip, content-type). Latencies add
 * up. The first other fault that strikes decides, and those after it are not asked.
 *
 * @throws {InvalidFaultsError}
 */
export function createFaultInjector(options: FaultInjectorOptions = {}): FaultInjector {
  const { revision = defaultRevision } = options;
  const operationOf = createOperationOf(revision);
  const firstSeed = parseSeed(options.seed ?? 0);
  let seed = firstSeed;
  let entries = parseFaults(options.faults ?? [], revision).map(newEntry);
  let holding = newHolding();

  /** In the place of the faults so far, and of all that they hold up. */
  function replace(newEntries: Entry[], newSeed: number): void {
    [entries, seed] = [newEntries, newSeed];
    holding.abort();
    holding = newHolding();
  }

  function isStruckBy(entry: Entry, index: number): boolean {
    const { times = Infinity, probability = 1 } = entry.fault;
    if (entry.struck >= times) return false;
    const isStruck = draw(seed, index, entry.asked) < probability;
    entry.asked += 1;
    if (isStruck) entry.struck += 1;
    return isStruck;
  }

  /** All that strikes, decided in one go: no other request comes between. */
  function strikesOn(operation: Operation, phase: Phase): Fault[] {
    const strikes: Fault[] = [];
    for (const [index, entry] of entries.entries()) {
      const { fault } = entry;
      if (phaseOf(fault) !== phase || !isAimedAt(fault, operation) || !isStruckBy(entry, index)) continue;
      strikes.push(fault);
      if (fault.kind !== "latency") break;
    }
    return strikes;
  }

  /** @returns Whether the request has its answer by that. */
  async function meet(c: Context<AppEnv>, faults: Fault[]): Promise<boolean> {
    const kinds = [c.var.fault ?? [], faults.map(({ kind }) => kind)].flat();
    if (kinds.length > 0) c.set("fault", kinds.join(", "));
    const { signal } = holding;
    for (const fault of faults) {
      if (fault.kind !== "latency") await strike(c, fault, signal);
      else if (!(await sleep(fault.ms, signal))) dropAnswer(c);
      else continue;
      return true;
    }
    return false;
  }

  return {
    middleware: async (c, next) => {
      const operation = operationOf(c.req.method, c.req.path);
      if (!operation) return await next();
      if (await meet(c, strikesOn(operation, "before"))) return;
      await next();
      if (c.res.ok) await meet(c, strikesOn(operation, "after"));
    },
    get seed() {
      return seed;
    },
    set(faults, newSeed = seed) {
      replace(parseFaults(faults, revision).map(newEntry), parseSeed(newSeed));
    },
    add: (fault) => void entries.push(newEntry(parseFault(fault, revision))),
    list: () =>
      entries.map(({ fault, asked, struck }) => {
        const left = fault.times === undefined ? null : fault.times - struck;
        return { fault: copy(fault), asked, struck, left };
      }),
    clear: () => replace([], seed),
    reset: () => replace([], firstSeed),
    close: () => holding.abort(),
  };
}

function newEntry(fault: Fault): Entry {
  return { fault: copy(fault), asked: 0, struck: 0 };
}

/** What is in a fault, JSON can hold. A body that its giver changes later, or that cannot be cloned, is one as well. */
function copy(fault: Fault): Fault {
  return JSON.parse(JSON.stringify(fault)) as Fault;
}

/** Aborted, it drops the requests that are held up. */
function newHolding(): AbortController {
  const holding = new AbortController();
  // One for every request that is held up: no leak, as Node would say from the eleventh on.
  setMaxListeners(0, holding.signal);
  return holding;
}

/** A number from 0 to below 1 that depends on nothing but these. */
function draw(seed: number, index: number, asked: number): number {
  const digest = createHash("sha256").update(`${seed}:${index}:${asked}`).digest();
  return digest.readUIntBE(0, 6) / 2 ** 48;
}

/** @returns Whether it slept to the end. */
async function sleep(ms: number, signal: AbortSignal): Promise<boolean> {
  return await setTimeout(ms, true, { signal }).catch(() => false);
}
