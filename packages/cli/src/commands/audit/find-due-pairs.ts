import type { ApiKeyPair } from "@api-key-pairs/client";

import { findSigner, isSigner } from "../../auth/find-signer.ts";
import type { Context } from "../../context.ts";
import { CliError } from "../../errors/cli-error.ts";
import { revisionNeeded } from "../../errors/of-revision.ts";
import { toFinding } from "./finding.ts";
import type { Finding } from "./finding.ts";
import type { Limits } from "./limits.ts";

/** The most that the API puts on one page: what is fewest requests. */
const largestPage = 100;

/** What an audit found. */
export interface Audit {
  /** How many pairs were looked at. */
  readonly checked: number;
  /** The oldest first, or the one that was unused for longest. */
  readonly findings: readonly Finding[];
}

/**
 * Looks at every pair, and keeps in memory only those that are past a limit.
 *
 * @param now In milliseconds since 1970.
 * @throws {CliError} When the API does not say when a pair was last used, and that counts.
 */
export async function findDuePairs(context: Context, limits: Limits, now: number): Promise<Audit> {
  const { olderThan, unusedFor } = limits;
  const keyPairs = await context.client();
  const signer = await findSigner(context);
  const findings: { readonly since: number; readonly finding: Finding }[] = [];
  let checked = 0;
  const isPast = (since: number, limit: number | undefined) =>
    limit !== undefined && since < now - limit * 1000;
  for await (const pair of keyPairs.list({ limit: largestPage }, { signal: context.signal })) {
    checked += 1;
    const created = Date.parse(pair.created_at);
    const used = unusedFor === undefined ? created : lastUseOf(pair);
    if (!isPast(created, olderThan) && !isPast(used, unusedFor)) continue;
    const isOwn = isSigner(pair, signer);
    findings.push({ since: used, finding: toFinding(context, pair, { isOwn, now }) });
  }
  findings.sort((one, other) => one.since - other.since);
  return { checked, findings: findings.map(({ finding }) => finding) };
}

/** A pair that never signed anything is unused since it is there. */
function lastUseOf({ last_used_at, created_at }: ApiKeyPair): number {
  if (last_used_at === undefined) throw new CliError(revisionNeeded("akp audit --unused-for"));
  return Date.parse(last_used_at ?? created_at);
}
