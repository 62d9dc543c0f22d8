import type { ErrorDetail } from "../http/api-error.ts";
import { ApiError } from "../http/api-error.ts";
import { findRole } from "./role-catalog.ts";

/**
 * The ids of roles that a pair is to have, each once and in lower case.
 *
 * @throws {ApiError} `bad_request` when one is not there, is not for pairs, or adds to a role that is not among them.
 */
export function checkRoleIds(ids: readonly string[]): string[] {
  const wanted = ids.map((id) => id.toLowerCase());
  const slugs = new Set(wanted.map((id) => findRole(id)?.slug));
  const details = wanted.flatMap((id, index) => {
    const problem = problemWith(id, slugs);
    return problem === undefined ? [] : badRole(index, problem);
  });
  if (details.length > 0) throw new ApiError("bad_request", { details });
  return [...new Set(wanted)];
}

function problemWith(id: string, slugs: ReadonlySet<string | undefined>): string | undefined {
  const role = findRole(id);
  if (!role) return "must be the id of a role; GET /roles lists them";
  const { slug, assignable_to, applies_to, is_standalone_assignable } = role;
  if (!assignable_to.includes("api-key-pair")) return `must not be ${slug}, which is not for API key pairs`;
  const isAlone = !is_standalone_assignable && !applies_to.some((other) => slugs.has(other));
  return isAlone
    ? `must not be ${slug} without one of ${applies_to.join(", ")}, to which it adds`
    : undefined;
}

function badRole(index: number, problem: string): ErrorDetail {
  const message = `role_ids[${index}] ${problem}`;
  return { location: "body", pointer: `/role_ids/${index}`, message, type: "invalid_role" };
}
