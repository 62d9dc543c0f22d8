import { mayLeaveSomething, openAttempts } from "./create-account.ts";
import type { CreateRun } from "./create-run.ts";
import { doubleCheck } from "./double-check.ts";
import type { SafeCreateResult } from "./safe-create-result.ts";
import { sendCreate } from "./send-create.ts";
import { settle } from "./settle.ts";

/**
 * Creates a pair, from an account that may hold the open attempts of a process that ended. When there is a key, it is to be
 * brought to safety first, and answers that said no before it are still to be double-checked.
 */
export async function createWithLedger(run: CreateRun): Promise<SafeCreateResult> {
  const { ledger } = run;
  try {
    if (openAttempts(ledger.account).length > 0) {
      const failure = await settle(run);
      if (failure !== undefined) return withoutKey(run, failure);
    }
    const explained = ledger.account.unexplained.length;
    for (let number = 1; ; number += 1) {
      const sent = await sendCreate(run);
      if (sent.key) return { status: "created", key: sent.key, account: ledger.account };
      await doubleCheck(run);
      if (!sent.isLost) return withoutKey(run, sent.error);
      const failure = await settle(run);
      const isClear = failure === undefined && ledger.account.unexplained.length === explained;
      if (!isClear || number >= run.maxAttempts) return withoutKey(run, sent.error);
    }
  } catch (error) {
    return withoutKey(run, error);
  }
}

function withoutKey({ ledger: { account } }: CreateRun, error: unknown): SafeCreateResult {
  return { status: mayLeaveSomething(account) ? "uncertain" : "not_created", error, account };
}
