import * as z from "zod/mini";

import { text } from "./text.ts";

/** The longest `display_name`, in characters. Source: APIKeyPairCreate of revision 2026-08. */
const maxNameLength = 200;
const uuid = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** What people call a pair. */
export const displayName = text(
  new RegExp(`^[^]{1,${maxNameLength}}$`, "u"),
  `must be text of 1 to ${maxNameLength} characters`,
);

/** What a pair may do. */
export const roleIds = ids(uuid, 1, "must be the ids of one or more roles (UUIDs): roles.list() gives them");

/** What a pair is limited to. */
export const merchantAccountIds = ids(/./, 0, "must be a list of ids of merchant accounts");

/** A list of ids. One check in place of one for each part keeps what browsers load small. */
function ids(pattern: RegExp, least: number, remedy: string): z.ZodMiniCustom<readonly string[]> {
  return z.custom(
    (value) =>
      Array.isArray(value) &&
      value.length >= least &&
      value.every((id) => typeof id === "string" && pattern.test(id)),
    remedy,
  );
}
