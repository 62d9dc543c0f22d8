import { createWithLedger } from "../safe-create/create-with-ledger.ts";
import { doubleCheck } from "../safe-create/double-check.ts";
import { openLedger } from "../safe-create/ledger.ts";
import { createRunOf } from "./create-run-of.ts";
import { findKept } from "./find-kept.ts";
import type { Step } from "./step.ts";
import { storeNew } from "./store-new.ts";

/** Creates the new pair and stores its key, with nothing in between. */
export const create: Step = {
  async run(run) {
    const { vault } = run.settings;
    const kept = await findKept(run);
    if (kept !== undefined) return { facts: kept, found: "The new key was in the vault already" };

    await vault.reserve("new");
    const ledger = openLedger((account) => run.note({ account }), run.state.facts.account);
    const createRun = await createRunOf(run, ledger);
    const result = await createWithLedger(createRun);
    if (result.status !== "created") {
      await run.note({ account: result.account });
      throw result.error;
    }
    await storeNew(run, result.key, result.account);
    // What it does not find out, the account has as open.
    await doubleCheck(createRun).catch(() => {});
    const { account } = ledger;
    const left = account.unexplained.map(({ id }) => id);
    const found = left.length > 0 ? `Nobody explains these key pairs: ${left.join(", ")}` : undefined;
    return { facts: { newId: result.key.id, account }, found };
  },
};
