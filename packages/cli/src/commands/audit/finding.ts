import type { ApiKeyPair } from "@api-key-pairs/client";

import type { Context } from "../../context.ts";
import { toLine } from "../../errors/next-step.ts";
import { isPairId } from "../../pair-id.ts";

/** A key pair that is due. Field names are those of the output. */
export interface Finding extends Pick<ApiKeyPair, "display_name" | "active" | "last_used_at"> {
  readonly id: string;
  /** As the API has it: an RFC 3339 date-time. */
  readonly created_at: string;
  /** In whole days. */
  readonly age_days: number;
  /** In whole days, since it was last used or, when it never was, created. */
  readonly unused_days?: number;
  /** Whether it is the pair that signs these very requests. */
  readonly signs: boolean;
  /** The commands that are rid of it, in this order. */
  readonly next: readonly string[];
}

const dayMs = 86_400_000;

/** @param now In milliseconds since 1970. */
export function toFinding(
  context: Context,
  pair: ApiKeyPair,
  { isOwn, now }: { isOwn: boolean; now: number },
): Finding {
  const { id, created_at, last_used_at, display_name, active } = pair;
  const daysSince = (time: string) => Math.floor((now - Date.parse(time)) / dayMs);
  const commands = isOwn
    ? [rotateCommand(context)]
    : [switchOffCommand(context, pair), deleteCommand(context, id)];
  return {
    id,
    ...(display_name !== undefined && { display_name }),
    ...(active !== undefined && { active }),
    created_at,
    age_days: daysSince(created_at),
    ...(last_used_at !== undefined && { last_used_at, unused_days: daysSince(last_used_at ?? created_at) }),
    signs: isOwn,
    next: commands.filter((command) => command !== undefined),
  };
}

/** The command that creates a successor, for the same instance: with a name and roles where pairs have such. */
export function createCommand({ globals }: Context, { display_name }: Finding): string {
  const options = display_name === undefined ? {} : { name: "NAME", role: "ROLE" };
  return toLine({ akp: ["create"], options }, globals);
}

/** The command that replaces the key that signs. */
export function rotateCommand({ globals }: Context): string {
  return toLine({ akp: ["rotate"] }, globals);
}

/** The command that switches a pair off, which can be undone; `undefined` where it is off, or cannot be. */
export function switchOffCommand(
  { globals }: Context,
  { id, active }: Pick<Finding, "id" | "active">,
): string | undefined {
  if (!active || !isPairId(id)) return undefined;
  return toLine({ akp: ["update", id], options: { inactive: true } }, globals);
}

/** The command that deletes a pair of the same instance; `undefined` for an id that `akp delete` does not take. */
export function deleteCommand({ globals }: Context, id: string): string | undefined {
  return isPairId(id) ? toLine({ akp: ["delete", id] }, globals) : undefined;
}
