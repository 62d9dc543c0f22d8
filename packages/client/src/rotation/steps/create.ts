import type { OwnKey } from "../key-in-hand.ts";
import { makeOwnKey, ownKeyOf } from "../own-key.ts";
import type { Run } from "../run.ts";
import { createWithLedger } from "../safe-create/create-with-ledger.ts";
import { openLedger } from "../safe-create/ledger.ts";
import { refusesPublicKey } from "../safe-create/refuses-public-key.ts";
import type { SafeCreateResult } from "../safe-create/safe-create-result.ts";
import { createRunOf } from "./create-run-of.ts";
import { factsOfKept } from "./facts-of-kept.ts";
import { join, sayLeft } from "./say-left.ts";
import type { Step, StepOutcome } from "./step.ts";

const wasKept = "The new key was in the vault already";

/**
 * Creates the new pair. Where the API takes keys of one's own, the key is in the vault before anything is sent; otherwise it
 * is stored as soon as the API has made it, with nothing in between.
 */
export const create: Step = {
  async run(run) {
    const { settings, state } = run;
    const { vault } = settings;
    const kept = await vault.load("new");
    const takesKeys = state.facts.input !== undefined;
    const ledger = openLedger((account) => run.note({ account }), state.facts.account);
    const createRun = await createRunOf(run, ledger);
    if (kept !== undefined && !takesKeys) {
      const facts = await factsOfKept(createRun, kept);
      return { facts, found: join([wasKept, ...sayLeft(facts.account!)]) };
    }
    if (takesKeys) {
      // Also one that the API made is found so, or registered again.
      const key = kept === undefined ? await storeOwn(run) : await ownKeyOf(kept);
      const result = await createWithLedger({ ...createRun, key });
      if (!refusesPublicKey(result)) return await outcomeOf(run, result, kept && wasKept);
      await vault.remove("new");
    }
    await vault.reserve("new");
    return await outcomeOf(run, await createWithLedger(createRun));
  },
};

async function storeOwn({ settings: { vault } }: Run): Promise<OwnKey> {
  const key = await makeOwnKey();
  await vault.store("new", key);
  return key;
}

async function outcomeOf(run: Run, result: SafeCreateResult, found?: string): Promise<StepOutcome> {
  const { account } = result;
  if (result.status !== "created") {
    await run.note({ account });
    throw result.error;
  }
  const { id: newId, thumbprint: newThumbprint } = result.key;
  const sentences = [...(found === undefined ? [] : [found]), ...sayLeft(account)];
  return { facts: { newId, newThumbprint, account }, found: join(sentences) };
}
