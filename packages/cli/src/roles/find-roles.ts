import type { Role } from "@api-key-pairs/client";

import { CliError } from "../errors/cli-error.ts";
import { exitCode } from "../errors/exit-code.ts";
import { didYouMean } from "../program/did-you-mean.ts";

/**
 * Finds the roles that are meant: by what programs call them, by what people do, or by their ids.
 *
 * @param roles Those that there are.
 * @throws {CliError} On one that there is not, with those that there are, and on one that a key pair cannot have, or not
 * without another.
 */
export function findRoles(words: readonly string[], roles: readonly Role[]): Role[] {
  const found = words.map((word) => {
    const role = roles.find(({ slug, name, id }) => [slug, name, id].some((known) => isSame(known, word)));
    if (role === undefined) throw unknownRole(word, roles);
    return role;
  });
  for (const role of found) checkRole(role, found);
  return found;
}

/** The API would refuse it as well, in words of its own. */
function checkRole(
  { slug, assignable_to, applies_to = [], is_standalone_assignable }: Role,
  all: readonly Role[],
) {
  if (assignable_to?.includes("api-key-pair") === false)
    throw wrongRole(`The role ${slug} is not for key pairs`, "those that are");
  if (is_standalone_assignable === false && !all.some((other) => applies_to.includes(other.slug)))
    throw wrongRole(
      `The role ${slug} adds to ${applies_to.join(" or ")}: give it with one`,
      "what they give",
    );
}

function isSame(one: string, other: string): boolean {
  return one.toLowerCase() === other.trim().toLowerCase();
}

function wrongRole(message: string, says: string): CliError {
  return new CliError({
    exitCode: exitCode.usage,
    code: "wrong_role",
    message: `${message}. Nothing was done`,
    next: [{ akp: ["roles"], says }],
  });
}

function unknownRole(word: string, roles: readonly Role[]): CliError {
  const slugs = roles.map(({ slug }) => slug);
  const suggestion = didYouMean(word.toLowerCase(), slugs);
  return new CliError({
    exitCode: exitCode.usage,
    code: "unknown_role",
    message: `There is no role "${word}". Nothing was done`,
    why: [suggestion, `There are ${slugs.join(", ") || "none"}.`].filter(Boolean).join(" "),
    next: [{ akp: ["roles"], says: "what they give" }],
  });
}
