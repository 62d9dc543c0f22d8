import * as z from "zod/mini";

/**
 * A string that matches a pattern. One check in place of a chain of them keeps what browsers load small, and
 * gives one message that names the remedy, whatever is wrong.
 */
export function text(pattern: RegExp, remedy: string): z.ZodMiniCustom<string, string> {
  return z.custom<string>((value) => typeof value === "string" && pattern.test(value), remedy);
}
