import type { CreateRun } from "../safe-create/create-run.ts";
import type { Ledger } from "../safe-create/ledger.ts";
import type { Run } from "../run.ts";
import { storeNew } from "./store-new.ts";

/** After a lost answer that left nothing in the list: enough for a bad moment, and few enough to name each. */
const maxAttempts = 3;

/** What a safe create of this rotation goes by. */
export async function createRunOf(run: Run, ledger: Ledger): Promise<CreateRun> {
  const { settings, state } = run;
  const { plan, facts } = state;
  return {
    client: await run.client("old"),
    input: facts.input,
    key: undefined,
    keep: (key, id) => storeNew(run, ledger, key, id),
    before: new Set(facts.before),
    isListed: true,
    ledger,
    maxAttempts,
    settleMs: settings.settleMs,
    clockSkewMs: settings.clockSkewMs,
    soleCreator: plan.soleCreator,
    onOrphan: plan.onOrphan,
    signal: settings.signal,
    clock: settings.clock,
  };
}
