import type { KeyRole, KeyVault } from "./key-vault.ts";

/** Where a vault keeps a key, for people. */
export function whereIs(vault: KeyVault, role: KeyRole): string {
  return vault.where?.(role) ?? "the vault";
}
