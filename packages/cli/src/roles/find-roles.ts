import type { Role } from "@api-key-pairs/client";

import { CliError } from "../errors/cli-error.ts";
import { exitCode } from "../errors/exit-code.ts";
import { didYouMean } from "../program/did-you-mean.ts";

/**
 * Finds the roles that are meant: by what programs call them, by what people do, or by their ids.
 *
 * @param roles Those that there are.
 * @throws {CliError} On one that there is not; it names those that there are.
 */
export function findRoles(words: readonly string[], roles: readonly Role[]): Role[] {
  return words.map((word) => {
    const role = roles.find(({ slug, name, id }) => [slug, name, id].some((known) => isSame(known, word)));
    if (role === undefined) throw unknownRole(word, roles);
    return role;
  });
}

function isSame(one: string, other: string): boolean {
  return one.toLowerCase() === other.trim().toLowerCase();
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
