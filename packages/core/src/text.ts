import * as z from "zod/mini";

/**
 * A string that matches a pattern. One check in place of a chain of them keeps what browsers load small, and
 * gives one message that names the remedy, whatever is wrong.
 */
export function text(pattern: RegExp, remedy: string): z.ZodMiniCustom<string, string> {
  return z.custom((value) => matches(pattern, value), remedy);
}

/** The same, or `null`, or nothing at all: what the API leaves out, some servers send as `null`. */
export function textOrNothing(
  pattern: RegExp,
  remedy: string,
): z.ZodMiniOptional<z.ZodMiniCustom<string | null, string | null>> {
  return z.optional(z.custom((value) => value === null || matches(pattern, value), `${remedy}, or null`));
}

/** Text of any kind, or nothing at all. */
export const anyText = z.optional(text(/(?:)/, "must be text"));

/** `true`, `false`, or nothing at all. */
export const flag = z.optional(
  z.custom<boolean>((value) => typeof value === "boolean", "must be true or false"),
);

function matches(pattern: RegExp, value: unknown): boolean {
  return typeof value === "string" && pattern.test(value);
}
