import type { ApiKeyPair } from "@api-key-pairs/core";

import { keyOfPair, type KeyInHand } from "../key-in-hand.ts";
import { mayLeaveSomething, openAttempts } from "./create-account.ts";
import type { CreateRun } from "./create-run.ts";
import { deleteOrphans } from "./delete-orphans.ts";
import { doubleCheck } from "./double-check.ts";
import type { SafeCreateResult } from "./safe-create-result.ts";
import { sendCreate } from "./send-create.ts";
import { setNameBack } from "./set-name-back.ts";
import { settle } from "./settle.ts";

/**
 * Creates a pair, from an account that may hold the open attempts of a process that ended. A key of the caller's own may be
 * sent again at any time, and its pair is known by its thumbprint; one that the API makes is as lost as its answer.
 */
export async function createWithLedger(run: CreateRun): Promise<SafeCreateResult> {
  const { ledger, key: own } = run;
  let key: KeyInHand | undefined = own;
  try {
    if (openAttempts(ledger.account).length > 0) {
      const { pair, failure } = await settle(run);
      if (pair !== undefined) return await withKey(run, own!, pair);
      if (failure !== undefined) return withoutPair(run, failure, own);
    } else {
      // One that could not be deleted before.
      await deleteOrphans(run);
    }
    const explained = ledger.account.unexplained.length;
    for (let number = 1; ; number += 1) {
      const sent = await sendCreate(run);
      key = sent.key ?? own;
      if (sent.key !== undefined && sent.key !== own) await run.keep(sent.key, sent.pair?.id);
      if (sent.pair !== undefined) {
        if (own === undefined) await doubleCheck(run).catch(() => {});
        return await withKey(run, sent.key, sent.pair);
      }
      const denied = await doubleCheck({ ...run, key });
      if (denied !== undefined) return await withKey(run, key!, denied);
      if (!sent.isLost) return withoutPair(run, sent.error, key);
      const isLast = number >= run.maxAttempts;
      const { pair, failure } = await settle({ ...run, key, ...(own && !isLast && { settleMs: 0 }) });
      if (pair !== undefined) return await withKey(run, key!, pair);
      const isClear = failure === undefined && ledger.account.unexplained.length === explained;
      if (isLast || key !== own || (own === undefined && !isClear)) return withoutPair(run, sent.error, key);
    }
  } catch (error) {
    return withoutPair(run, error, key);
  }
}

async function withKey(run: CreateRun, key: KeyInHand, found: ApiKeyPair): Promise<SafeCreateResult> {
  const { ledger } = run;
  const { account } = ledger;
  // Of all requests with one key, one made its pair.
  const attempts = account.attempts.map((attempt) =>
    attempt.outcome === "open" && attempt.mark === key.thumbprint
      ? ({ ...attempt, outcome: "refused" } as const)
      : attempt,
  );
  ledger.update({ ...account, attempts });
  const pair = await setNameBack(run, found);
  return { status: "created", key: keyOfPair(pair.id, key), pair, account: ledger.account };
}

function withoutPair(
  { ledger: { account }, key: own }: CreateRun,
  error: unknown,
  key: KeyInHand | undefined,
): SafeCreateResult {
  // One that the API made, and that could not be kept.
  const isNew = key !== undefined && key !== own;
  if (!isNew && !mayLeaveSomething(account)) return { status: "not_created", error, account };
  const isOpen = openAttempts(account).some(({ mark }) => mark !== undefined && mark === key?.thumbprint);
  return { status: "uncertain", error, account, ...((isNew || isOpen) && { key }) };
}
