import {
  createInputSchema,
  ForbiddenError,
  InputError,
  parseInput,
  type ApiKeyPair,
  type NewApiKeyPair,
} from "@api-key-pairs/core";
import * as z from "zod/mini";

import type { ApiKeyPairsClient } from "../../create-client.ts";
import { signerOf } from "../../signer.ts";
import { systemClock, type Clock } from "../clock.ts";
import { holdKey, type KeyInHand } from "../key-in-hand.ts";
import { makeOwnKey } from "../own-key.ts";
import * as option from "../option.ts";
import { checkInput } from "./check-input.ts";
import { emptyAccount } from "./create-account.ts";
import type { CreateRun, OnOrphan } from "./create-run.ts";
import { createWithLedger } from "./create-with-ledger.ts";
import { defaultClockSkewMs, defaultSettleMs, ownKeyAttempts } from "./defaults.ts";
import { openLedger } from "./ledger.ts";
import { listAll } from "./list-all.ts";
import { refusesPublicKey } from "./refuses-public-key.ts";
import type { SafeCreateResult } from "./safe-create-result.ts";

/** What `safeCreate` takes. */
export interface SafeCreateOptions {
  /** The name and roles of the new pair: an API of revision 2026-08 asks for them, and one of 2021-10 takes none. */
  readonly input?: NewApiKeyPair | undefined;
  /**
   * Who makes the key. With `own` it is made here, and its public half is registered: the private one never crosses the
   * wire, and nothing is lost with an answer. Revision 2026-08 alone takes such keys.
   *
   * @default "own" where there is an `input`, and "api" where the API refuses that, or makes an RSA key
   */
  readonly keys?: "own" | "api" | undefined;
  /**
   * Brings the key to safety, so that a process which is killed leaves no pair whose key nobody has. Is waited for.
   *
   * A key that is made here is given to it before its public half is sent. What it throws then is the `error` of a
   * `not_created`: nothing was asked for. A key that the API makes is given to it as soon as its answer is there, before
   * anything else is sent; what it throws then is the `error` of an `uncertain`, whose `key` is the only copy.
   *
   * A second key replaces the first, which has no pair: so it is where the API refuses a key of one's own. After
   * `not_created`, what was kept has no pair either.
   *
   * @default does nothing: the result has the key
   */
  readonly keep?: ((key: KeyInHand) => void | Promise<void>) | undefined;
  /**
   * States that nobody and nothing else creates key pairs meanwhile: then a new pair must be ours. Leave it out if that is
   * not certain, since with `onOrphan: "delete"` somebody else's pair would be deleted.
   *
   * @default false
   */
  readonly soleCreator?: boolean | undefined;
  /**
   * What to do about a pair whose answer was lost: `report` it, or `delete` it if it is known beyond doubt.
   *
   * @default "report"
   */
  readonly onOrphan?: OnOrphan | undefined;
  /**
   * How many times to create at most. After a lost answer, a key of one's own is registered again at once; otherwise the
   * settling time has to go by with nothing minted as far as the list shows.
   *
   * @default 1, or 3 with a key of one's own
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
   * Ids that were there before, whatever the list says, and are therefore never deleted. That of the pair that signs need
   * not be among them, unless its tokens do not say who that is.
   *
   * @default []
   */
  readonly known?: readonly string[] | undefined;
  /** Gives up when aborted. What is known by then is in the result. */
  readonly signal?: AbortSignal | undefined;
  /** Another clock, for tests. */
  readonly clock?: Clock | undefined;
}

const optionsSchema = z.strictObject({
  input: z.optional(createInputSchema),
  keys: z.optional(
    z.custom<"own" | "api">((value) => value === "own" || value === "api", 'must be "own" or "api"'),
  ),
  keep: option.anything<NonNullable<SafeCreateOptions["keep"]>>(),
  soleCreator: option.flag,
  onOrphan: option.onOrphan,
  maxAttempts: option.whole(10, 1),
  settleMs: option.milliseconds,
  clockSkewMs: option.milliseconds,
  known: z.optional(z.array(z.string(), "must be a list of ids")),
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
 * const input = { display_name: "Checkout", role_ids };
 * const keep = ({ pem }) => writeFile("new.pem", pem, { mode: 0o600, flag: "wx", flush: true });
 * const result = await safeCreate(keyPairs, { input, keep });
 * if (result.status === "created") console.log(result.key.id);
 * else console.error(result.account.unexplained, result.error);
 * ```
 */
export async function safeCreate(
  client: ApiKeyPairsClient,
  options: SafeCreateOptions = {},
): Promise<SafeCreateResult> {
  const given = parseInput(optionsSchema, options, "safeCreate");
  const { input, keys, keep = () => {}, signal = new AbortController().signal } = given;
  const isOwn = keys === "own" || (keys === undefined && input !== undefined && input.algorithm !== "RSA");
  if (isOwn && (input === undefined || input.algorithm === "RSA")) {
    throw new InputError("keys", 'must be "api", unless there is an input with another algorithm than RSA');
  }
  let listed: readonly ApiKeyPair[];
  let isListed = true;
  let signer: string | undefined;
  try {
    listed = await listAll(client, signal).catch((error: unknown) => {
      // The pair of a key of one's own is known by its thumbprint, whatever was there before.
      if (!isOwn || !(error instanceof ForbiddenError)) throw error;
      isListed = false;
      return [];
    });
    signer = await signerOf(client, signal);
  } catch (error) {
    return { status: "not_created", error, account: emptyAccount };
  }
  const mistake = checkInput(listed, input);
  if (mistake !== undefined) return { status: "not_created", error: mistake, account: emptyAccount };
  const run: CreateRun = {
    client,
    input,
    key: undefined,
    keep: async (key) => await keep(key),
    // A list that lags may lack the pair that signs.
    before: new Set([...listed.map(({ id }) => id), ...(given.known ?? []), ...(signer ? [signer] : [])]),
    isListed,
    ledger: openLedger(async () => {}),
    maxAttempts: given.maxAttempts ?? 1,
    settleMs: given.settleMs ?? defaultSettleMs,
    clockSkewMs: given.clockSkewMs ?? defaultClockSkewMs,
    soleCreator: given.soleCreator ?? false,
    onOrphan: given.onOrphan ?? "report",
    signal,
    clock: given.clock ?? systemClock,
  };
  if (!isOwn) return await createWithLedger(run);
  const maxAttempts = given.maxAttempts ?? ownKeyAttempts;
  const key = await makeOwnKey();
  try {
    await keep(holdKey(key.thumbprint, key.pem));
  } catch (error) {
    return { status: "not_created", error, account: emptyAccount };
  }
  const result = await createWithLedger({ ...run, key, maxAttempts });
  return keys === undefined && refusesPublicKey(result) ? await createWithLedger(run) : result;
}
