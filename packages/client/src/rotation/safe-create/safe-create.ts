import { parseInput } from "@api-key-pairs/core";
import * as z from "zod/mini";

import type { ApiKeyPairsClient } from "../../create-client.ts";
import { systemClock, type Clock } from "../clock.ts";
import * as option from "../option.ts";
import { emptyAccount } from "./create-account.ts";
import type { CreateMark } from "./create-mark.ts";
import type { CreateRun, OnOrphan } from "./create-run.ts";
import { createWithLedger } from "./create-with-ledger.ts";
import { defaultClockSkewMs, defaultSettleMs } from "./defaults.ts";
import { doubleCheck } from "./double-check.ts";
import { openLedger } from "./ledger.ts";
import { listAll } from "./list-all.ts";
import type { SafeCreateResult } from "./safe-create-result.ts";

/** What `safeCreate` takes. */
export interface SafeCreateOptions {
  /**
   * States that nobody and nothing else creates key pairs meanwhile: then a new pair must be ours. Leave it out if that is
   * not certain, since with `onOrphan: "delete"` somebody else's pair would be deleted.
   *
   * @default false
   */
  readonly soleMinter?: boolean | undefined;
  /**
   * What to do about a pair whose answer was lost: `report` it, or `delete` it if it is known beyond doubt.
   *
   * @default "report"
   */
  readonly onOrphan?: OnOrphan | undefined;
  /**
   * How many times to create at most. After a lost answer, once more only when the settling time went by and nothing was
   * minted as far as the list shows.
   *
   * @default 1
   */
  readonly maxAttempts?: number | undefined;
  /**
   * How long to look for the pair of a lost answer, in milliseconds: a server may commit late.
   *
   * @default 10000, as long again as an attempt may take
   */
  readonly settleMs?: number | undefined;
  /**
   * By how much the clock of the API may differ from this machine's, in milliseconds.
   *
   * @default 60000
   */
  readonly clockSkewMs?: number | undefined;
  /**
   * Ids that were there before, whatever the list says, and are therefore never deleted: such as that of the pair
   * that signs.
   *
   * @default []
   */
  readonly known?: readonly string[] | undefined;
  /** How a pair can be found again beyond doubt, where the API has a place for a mark. */
  readonly mark?: CreateMark | undefined;
  /** Gives up when aborted. What is known by then is in the result. */
  readonly signal?: AbortSignal | undefined;
  /** Another clock, for tests. */
  readonly clock?: Clock | undefined;
}

const optionsSchema = z.strictObject({
  soleMinter: option.flag,
  onOrphan: option.onOrphan,
  maxAttempts: option.whole(10, 1),
  settleMs: option.milliseconds,
  clockSkewMs: option.milliseconds,
  known: z.optional(z.array(z.string(), "must be a list of ids")),
  mark: option.anything<CreateMark>(),
  signal: option.anything<AbortSignal>(),
  clock: option.anything<Clock>(),
});

/**
 * Creates a key pair and loses none. It knows what was there before; when the answer is lost, it looks for the pair until
 * the settling time is over, and tells whether none, one or several new ones are there. Ends with a key, or with an
 * account of everything that may exist.
 *
 * @returns the key, or why there is none; in both cases with the account. Failures are in it, not thrown
 * @throws {@link InputError} on an option that can't be right, before anything is sent
 *
 * @example
 * ```ts
 * const result = await safeCreate(keyPairs);
 * if (result.status === "created") await writeFile("new.pem", result.key.pem, { mode: 0o600, flag: "wx" });
 * else console.error(result.account.unexplained, result.error);
 * ```
 */
export async function safeCreate(
  client: ApiKeyPairsClient,
  options: SafeCreateOptions = {},
): Promise<SafeCreateResult> {
  const given = parseInput(optionsSchema, options, "safeCreate");
  const { signal = new AbortController().signal } = given;
  let before: ReadonlySet<string>;
  try {
    const pairs = await listAll(client, signal);
    before = new Set([...pairs.map(({ id }) => id), ...(given.known ?? [])]);
  } catch (error) {
    return { status: "not_created", error, account: emptyAccount };
  }
  const run: CreateRun = {
    client,
    before,
    ledger: openLedger(async () => {}),
    maxAttempts: given.maxAttempts ?? 1,
    settleMs: given.settleMs ?? defaultSettleMs,
    clockSkewMs: given.clockSkewMs ?? defaultClockSkewMs,
    soleMinter: given.soleMinter ?? false,
    onOrphan: given.onOrphan ?? "report",
    mark: given.mark,
    signal,
    clock: given.clock ?? systemClock,
  };
  const result = await createWithLedger(run);
  if (result.status !== "created") return result;
  await doubleCheck(run).catch(() => {});
  return { ...result, account: run.ledger.account };
}
