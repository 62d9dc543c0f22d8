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
  /**
   * Those of them that nothing signs with any more, but for the pair that signs the requests: unused past the limit or,
   * where the API does not say, all.
   */
  readonly idle: readonly Finding[];
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
  const due: { readonly since: number; readonly isIdle: boolean; readonly finding: Finding }[] = [];
  let checked = 0;
  const isPast = (since: number, limit: number | undefined) =>
    limit !== undefined && since < now - limit * 1000;
  for await (const pair of keyPairs.list({ limit: largestPage }, { signal: context.signal })) {
    checked += 1;
    const created = Date.parse(pair.created_at);
    const used = unusedFor === undefined ? created : lastUseOf(pair);
    if (!isPast(created, olderThan) && !isPast(used, unusedFor)) continue;
    const isOwn = isSigner(pair, signer);
    const isIdle =
      !isOwn && (pair.last_used_at === undefined || isPast(lastUseOf(pair), unusedFor ?? olderThan));
    due.push({ since: used, isIdle, finding: toFinding(context, pair, { isOwn, now }) });
  }
  // Of those of one millisecond too, the list has the youngest first.
  const sorted = due.toReversed().toSorted((one, other) => one.since - other.since);
  const idle = sorted.filter(({ isIdle }) => isIdle);
  return {
    checked,
    findings: sorted.map(({ finding }) => finding),
    idle: idle.map(({ finding }) => finding),
  };
}

/** A pair that never signed anything is unused since it is there. */
function lastUseOf({ last_used_at, created_at }: ApiKeyPair): number {
  if (last_used_at === undefined) throw new CliError(revisionNeeded("akp audit --unused-for"));
  return Date.parse(last_used_at ?? created_at);
}
