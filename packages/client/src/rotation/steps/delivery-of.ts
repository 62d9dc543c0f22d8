import type { Delivery } from "../hand-over.ts";
import { keyOfPair } from "../key-in-hand.ts";
import type { Run } from "../run.ts";
import type { KeyRole } from "../vault/key-vault.ts";

/** What a hand-over gets. */
export async function deliveryOf(run: Run, target: number, role: KeyRole): Promise<Delivery> {
  const { settings, state } = run;
  const { oldId, newId } = state.facts;
  return {
    key: keyOfPair((role === "old" ? oldId : newId)!, await run.key(role)),
    previous: role === "new" ? await run.key("old") : await settings.vault.load("new"),
    note: state.plan.handOver[target]!.note ?? {},
    signal: settings.signal,
  };
}
