import type { Context } from "../../context.ts";
import { toLine } from "../../errors/next-step.ts";
import { pairShape } from "../../output/pair-shape.ts";
import type { PageOptions } from "../../paging/page-options.ts";
import { printPages } from "../../paging/print-pages.ts";
import { openPairs } from "../../paging/walk-pages.ts";
import type { CommandInput } from "../../program/command-definition.ts";
import { safeText } from "../../terminal/safe-text.ts";

export async function runList(context: Context, { options }: CommandInput<PageOptions>): Promise<void> {
  const create = safeText(toLine({ akp: ["create"] }, context.globals));
  const listing = {
    command: "list",
    open: openPairs,
    shape: pairShape(Date.now()),
    things: "key pairs",
    none: ` To create one: ${create}`,
  };
  await printPages(context, listing, options);
}
