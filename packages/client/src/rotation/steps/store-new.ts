import type { KeyInHand } from "../key-in-hand.ts";
import type { Run } from "../run.ts";
import type { CreateAccount, UnexplainedPair } from "../safe-create/create-account.ts";

/**
 * Stores the new key. Where that fails, nobody will ever hold it: its pair is deleted while it is known.
 *
 * @throws what the vault throws
 */
export async function storeNew(run: Run, key: KeyInHand, account: CreateAccount): Promise<void> {
  try {
    await run.settings.vault.store("new", key);
  } catch (failure) {
    const seenAt = account.attempts.at(-1)!.until;
    const pair: UnexplainedPair = { id: key.id, seenAt, fits: true, exact: true };
    const list = (await isTakenBack(run, key)) ? "deleted" : "unexplained";
    await run.note({ account: { ...account, [list]: [...account[list], pair] } });
    throw failure;
  }
}

/** Not by the signal of the run: what it gave up is to be cleared away all the same. */
async function isTakenBack(run: Run, { id }: KeyInHand): Promise<boolean> {
  try {
    // A key that is there in spite of the failure must not outlive its pair.
    await run.settings.vault.remove("new");
    await (await run.client("old")).delete(id);
    return true;
  } catch {
    return false;
  }
}
