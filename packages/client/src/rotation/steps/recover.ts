import { openAttempts } from "../safe-create/create-account.ts";
import { openLedger } from "../safe-create/ledger.ts";
import { settle } from "../safe-create/settle.ts";
import { createRunOf } from "./create-run-of.ts";
import { findKept } from "./find-kept.ts";
import type { Step } from "./step.ts";

/** Finds out what there is to take back: a key that was stored, or a pair whose answer was lost. */
export const recover: Step = {
  async run(run) {
    const { facts } = run.state;
    if (facts.newId !== undefined) return {};
    const kept = await findKept(run);
    if (kept !== undefined) return { facts: kept };
    if (facts.account === undefined || openAttempts(facts.account).length === 0) return {};

    const ledger = openLedger((account) => run.note({ account }), facts.account);
    const failure = await settle(await createRunOf(run, ledger));
    await run.note({ account: ledger.account });
    if (failure !== undefined) throw failure;
    const left = ledger.account.unexplained.map(({ id }) => id);
    return { found: left.length > 0 ? `Nobody explains these key pairs: ${left.join(", ")}` : undefined };
  },
};
