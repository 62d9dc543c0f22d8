import { outputFormats } from "@api-key-pairs/client/node";

import type { Context } from "../context.ts";

/**
 * The same context, but for the format, which no profile has a say in: for commands that must work also where the
 * profiles are wrong.
 */
export function withoutProfiles(context: Context): Context {
  const { globals, width } = context;
  const asked = globals.output ?? process.env["GR4VY_OUTPUT"];
  const format = outputFormats.find((known) => known === asked) ?? (width === undefined ? "json" : "table");
  return { ...context, format: async () => format };
}
