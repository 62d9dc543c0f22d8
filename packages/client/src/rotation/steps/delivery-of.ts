import type { Delivery } from "../hand-over.ts";
import type { Run } from "../run.ts";
import type { KeyRole } from "../vault/key-vault.ts";

/** What a hand-over gets. */
export async function deliveryOf(run: Run, target: number, role: KeyRole): Promise<Delivery> {
  const { settings, state } = run;
  return {
    key: await run.key(role),
    previous: role === "new" ? await run.key("old") : await settings.vault.load("new"),
    note: state.plan.handOver[target]!.note ?? {},
    signal: settings.signal,
  };
}
