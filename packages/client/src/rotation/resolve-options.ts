import { parseInput } from "@api-key-pairs/core";
import * as z from "zod/mini";

import { resolveBaseUrl } from "../base-url.ts";
import { systemClock, type Clock } from "./clock.ts";
import type { HandOver } from "./hand-over.ts";
import type { Journal } from "./journal/journal.ts";
import * as option from "./option.ts";
import type { StepListener } from "./rotation-event.ts";
import type { RotationOptions, Until } from "./rotation-options.ts";
import { defaultClockSkewMs, defaultSettleMs } from "./safe-create/defaults.ts";
import type { KeyVault } from "./vault/key-vault.ts";

/** The options that every part of a rotation takes, with every default in place. */
export interface Settings extends Omit<RotationOptions, "handOver" | "onStep"> {
  readonly baseUrl: string;
  readonly handOver: readonly HandOver[];
  readonly propagationMs: number;
  readonly settleMs: number;
  readonly clockSkewMs: number;
  readonly signal: AbortSignal;
  readonly onStep: StepListener;
  readonly clock: Clock;
}

/** New keys are known everywhere within seconds; a minute is for the caches of caches. */
const defaultPropagationMs = 60_000;

const common = {
  client: option.anything<RotationOptions["client"]>(),
  journal: option.anything<Journal>(),
  vault: option.anything<KeyVault>(),
  handOver: z.optional(z.array(z.custom<HandOver>(), "must be a list")),
  propagationMs: option.milliseconds,
  settleMs: option.milliseconds,
  clockSkewMs: option.milliseconds,
  signal: option.anything<AbortSignal>(),
  onStep: option.anything<StepListener>(),
  clock: option.anything<Clock>(),
};
const until = z.optional(
  z.custom<Until>(
    (value) => value === "overlap" || value === "grace" || value === "done",
    'must be "overlap", "grace" or "done"',
  ),
);
const currentKey = z.string("must be a private key in PEM form");

const schemas = {
  start: z.strictObject({
    ...common,
    currentKey,
    overlapMs: option.whole(Number.MAX_SAFE_INTEGER, 0),
    graceMs: option.whole(Number.MAX_SAFE_INTEGER, 0),
    emergency: option.flag,
    until,
    soleCreator: option.flag,
    onOrphan: option.onOrphan,
  }),
  resume: z.strictObject({ ...common, currentKey: z.optional(currentKey), emergency: option.flag, until }),
  abort: z.strictObject({ ...common, currentKey: z.optional(currentKey) }),
};

/** @throws {@link InputError} on an option that can't be right */
export function resolveOptions(
  options: RotationOptions,
  name: "startRotation" | "resumeRotation" | "abortRotation",
): Settings {
  const schema = {
    startRotation: schemas.start,
    resumeRotation: schemas.resume,
    abortRotation: schemas.abort,
  };
  parseInput(schema[name], options, name);
  const { client, journal, vault, handOver = [], propagationMs, settleMs, clockSkewMs } = options;
  return {
    client,
    journal,
    vault,
    handOver,
    baseUrl: resolveBaseUrl(client),
    propagationMs: propagationMs ?? defaultPropagationMs,
    settleMs: settleMs ?? client.attemptTimeoutMs ?? defaultSettleMs,
    clockSkewMs: clockSkewMs ?? defaultClockSkewMs,
    signal: options.signal ?? new AbortController().signal,
    onStep: options.onStep ?? (() => {}),
    clock: options.clock ?? systemClock,
  };
}
