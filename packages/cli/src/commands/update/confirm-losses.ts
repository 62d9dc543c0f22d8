import type { ApiKeyPair } from "@api-key-pairs/client";

import type { Context } from "../../context.ts";
import { formatAge } from "../../output/format-age.ts";
import { usageError } from "../../program/usage-error.ts";
import { describeTarget } from "../../terminal/describe-target.ts";
import { askFirst } from "../../terminal/ask-first.ts";
import type { UpdateOptions } from "./update-options.ts";

interface Losses {
  /** As it is now. */
  readonly pair: ApiKeyPair;
  readonly losses: readonly string[];
  /** Whether it signs the requests. */
  readonly isOwn: boolean;
  readonly options: UpdateOptions;
}

/**
 * Asks before a pair is switched off, or the one that signs loses anything.
 *
 * @throws {CliError} Without a yes, and where the pair that signs is to keep what it has.
 */
export async function confirmLosses(
  context: Context,
  { pair, losses, isOwn, options }: Losses,
): Promise<void> {
  const { id, display_name } = pair;
  if (losses.length === 0 || (!isOwn && !options.inactive)) return;
  const again = (more: UpdateOptions) => ({ akp: ["update", id], options: { ...options, ...more } });
  const all = losses.join(" and ");
  if (isOwn && !options.force) {
    throw usageError(
      `${id} signs the requests: it would ${all}, and this key could not undo that. Nothing was changed`,
      [{ ...again({ force: true }), says: "does it all the same" }],
    );
  }
  if (options.yes) return;
  const name = display_name === undefined || display_name === id ? id : `${id} (${display_name})`;
  const end = isOwn ? "It signs these very requests: only another key can undo it." : "It can be undone.";
  const what = options.inactive ? `${sayLastUse(pair)}What it signs is refused at once.` : `It would ${all}.`;
  await askFirst(context, {
    warning: `About to change the key pair ${name} ${await describeTarget(context)}. ${what} ${end}`,
    question: options.inactive ? "Switch it off?" : "Change it?",
    again: again({ yes: true }),
  });
}

/** Whether something is likely to stop. */
function sayLastUse({ last_used_at }: ApiKeyPair): string {
  if (last_used_at === undefined) return "";
  if (last_used_at === null) return "It has never signed a request. ";
  return `It last signed a request ${formatAge(last_used_at, Date.now())}. `;
}
