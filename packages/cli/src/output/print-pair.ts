import type { ApiKeyPair } from "@api-key-pairs/client";

import type { Context } from "../context.ts";
import { formatAge } from "./format-age.ts";
import { sayUse, sayYes } from "./pair-shape.ts";
import { printRecord } from "./print-record.ts";

/** Prints one key pair, with all that the API says of it. */
export async function printPair(context: Context, pair: ApiKeyPair): Promise<void> {
  await printRecord(context, pair, { id: pair.id, lines: linesOf(pair, Date.now()) });
}

/**
 * What a person is to see of a key pair, by label.
 *
 * @param now In milliseconds since 1970: what ages count from.
 */
export function linesOf(pair: ApiKeyPair, now: number): Record<string, string> {
  const { id, display_name, active, roles, merchant_accounts, creator, created_at, updated_at } = pair;
  const lines = {
    ID: id,
    Name: display_name,
    Active: active === undefined ? undefined : sayYes(active),
    Roles: roles && sayAll(roles.map(({ slug }) => slug)),
    "Merchant accounts": merchant_accounts && sayAccounts(merchant_accounts),
    "Last used": pair.last_used_at === undefined ? undefined : sayUse(pair.last_used_at, now),
    Created: sayTime(created_at, now),
    Updated: updated_at === created_at ? undefined : sayTime(updated_at, now),
    "Created by": creator?.name,
    Thumbprint: pair.thumbprint,
    Algorithm: pair.algorithm,
  };
  const there = Object.entries(lines).filter((line): line is [string, string] => line[1] !== undefined);
  return Object.fromEntries(there);
}

function sayAccounts(accounts: NonNullable<ApiKeyPair["merchant_accounts"]>): string {
  if (accounts.length === 0) return "all";
  return sayAll(
    accounts.map(({ id, display_name = id }) => (display_name === id ? id : `${display_name} (${id})`)),
  );
}

function sayAll(names: readonly string[]): string {
  return names.length === 0 ? "none" : names.join(", ");
}

function sayTime(time: string, now: number): string {
  const age = formatAge(time, now);
  return age === time ? time : `${time} (${age})`;
}
