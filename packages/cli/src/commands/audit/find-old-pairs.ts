import { findSigner, isSigner } from "../../auth/find-signer.ts";
import type { Context } from "../../context.ts";
import { createCommand, deleteCommand } from "./finding.ts";
import type { Finding } from "./finding.ts";

/** The most that the API puts on one page: what is fewest requests. */
const largestPage = 100;
const dayMs = 86_400_000;

/** What an audit found. */
export interface Audit {
  /** How many pairs were looked at. */
  readonly checked: number;
  /** The oldest first. */
  readonly findings: readonly Finding[];
}

/**
 * Looks at every pair, and keeps in memory only those that were created before a time.
 *
 * @param before In milliseconds since 1970.
 * @param now In milliseconds since 1970.
 */
export async function findOldPairs(context: Context, before: number, now: number): Promise<Audit> {
  const keyPairs = await context.client();
  const signer = await findSigner(context);
  const findings: Finding[] = [];
  let checked = 0;
  for await (const pair of keyPairs.list({ limit: largestPage }, { signal: context.signal })) {
    checked += 1;
    const { id, created_at } = pair;
    const created = Date.parse(created_at);
    if (created >= before) continue;
    const signs = isSigner(pair, signer);
    const next = [signs ? createCommand(context) : undefined, deleteCommand(context, id)].filter(
      (command) => command !== undefined,
    );
    findings.push({ id, created_at, age_days: Math.floor((now - created) / dayMs), signs, next });
  }
  return { checked, findings: findings.toSorted((one, other) => timeOf(one) - timeOf(other)) };
}

function timeOf({ created_at }: Finding): number {
  return Date.parse(created_at);
}
