import type { Context } from "../../context.ts";

/** The environment outranks what the configuration file has in use, which may surprise who just changed that. */
export function warnOfOverride(context: Context, name: string): void {
  const other = process.env["GR4VY_PROFILE"];
  if (!other || other === name) return;
  context.warn(
    `GR4VY_PROFILE names the profile ${other}, and outranks the one in use; type: unset GR4VY_PROFILE`,
  );
}
