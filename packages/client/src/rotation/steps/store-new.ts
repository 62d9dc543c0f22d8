import type { KeyInHand } from "../key-in-hand.ts";
import type { Run } from "../run.ts";
import type { UnexplainedPair } from "../safe-create/create-account.ts";
import type { Ledger } from "../safe-create/ledger.ts";

/**
 * Stores a new key that the API made. Where that fails, nobody will ever hold it: its pair is deleted while it is known.
 *
 * @param answered - the id of its pair, where the answer said it
 * @throws what the vault throws
 */
export async function storeNew(
  run: Run,
  ledger: Ledger,
  key: KeyInHand,
  answered: string | undefined,
): Promise<void> {
  try {
    await run.settings.vault.store("new", key);
  } catch (failure) {
    const id = answered ?? (run.state.facts.input === undefined ? key.thumbprint : undefined);
    if (id !== undefined) {
      const { account } = ledger;
      const [latest, ...earlier] = account.attempts.toReversed();
      const attempts = [...earlier.toReversed(), { ...latest!, outcome: "created", id } as const];
      const pair: UnexplainedPair = { id, seenAt: latest!.until, fits: true, exact: true };
      const list = (await isTakenBack(run, id)) ? "deleted" : "unexplained";
      ledger.update({ ...account, attempts, [list]: [...account[list], pair] });
    }
    throw failure;
  }
}

/** Not by the signal of the run: what it gave up is to be cleared away all the same. */
async function isTakenBack(run: Run, id: string): Promise<boolean> {
  try {
    // A key that is there in spite of the failure must not outlive its pair.
    await run.settings.vault.remove("new");
    await (await run.client("old")).delete(id);
    return true;
  } catch {
    return false;
  }
}
