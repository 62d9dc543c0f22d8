import type { KeyInHand } from "../key-in-hand.ts";
import type { KeyRole, KeyVault } from "./key-vault.ts";

/** Keeps the keys of a rotation in memory: for tests, since they are gone with the process. */
export function createMemoryVault(): KeyVault {
  const keys = new Map<KeyRole, KeyInHand>();
  return {
    reserve: async () => {},
    store: async (role, key) => void keys.set(role, key),
    load: async (role) => keys.get(role),
    remove: async (role) => void keys.delete(role),
  };
}
