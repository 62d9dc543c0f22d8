import type { ApiKeyPair } from "@api-key-pairs/core";

import { isNamedAfter } from "./create-mark.ts";
import type { CreateRun } from "./create-run.ts";

/** Gives a pair that was marked the name that was asked for. Where that fails, the account says so: the pair is good. */
export async function setNameBack(run: CreateRun, pair: ApiKeyPair): Promise<ApiKeyPair> {
  const { client, input, ledger, signal } = run;
  const { account } = ledger;
  const marked = account.attempts.find(({ mark }) => mark !== undefined && isNamedAfter(pair, mark));
  if (marked === undefined) return pair;
  try {
    return await client.update(pair.id, { display_name: input!.display_name }, { signal });
  } catch {
    const attempts = account.attempts.map((attempt) =>
      attempt === marked ? { ...attempt, leftName: pair.display_name } : attempt,
    );
    ledger.update({ ...account, attempts });
    return pair;
  }
}
