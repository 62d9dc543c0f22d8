import { mayLeaveSomething } from "../safe-create/create-account.ts";
import { openLedger } from "../safe-create/ledger.ts";
import { settle } from "../safe-create/settle.ts";
import { createRunOf } from "./create-run-of.ts";
import { factsOfKept } from "./facts-of-kept.ts";
import { join, sayLeft, sayOpen } from "./say-left.ts";
import type { Step } from "./step.ts";

/** Finds out what there is to take back: the pair of a key that was stored, or one whose answer was lost. */
export const recover: Step = {
  async run(run) {
    const { facts } = run.state;
    // A key in the vault that was never sent has no pair.
    if (facts.newId !== undefined || !facts.account || !mayLeaveSomething(facts.account)) return {};
    const key = await run.settings.vault.load("new");
    const ledger = openLedger((account) => run.note({ account }), facts.account);
    const createRun = await createRunOf(run, ledger);
    if (key !== undefined && facts.input === undefined) {
      const kept = await factsOfKept(createRun, key);
      return { facts: kept, found: join(sayLeft(kept.account!)) };
    }
    const { pair, failure } = await settle({ ...createRun, key });
    const { account } = ledger;
    if (pair !== undefined) {
      const newThumbprint = key!.thumbprint;
      return { facts: { newId: pair.id, newThumbprint, account }, found: join(sayLeft(account)) };
    }
    await run.note({ account });
    if (failure !== undefined) throw failure;
    return { found: join([...sayLeft(account), ...sayOpen(account)]) };
  },
};
