import type { ApiKeyPair, ApiKeyPairPage } from "@api-key-pairs/client";

import type { Context } from "../../context.ts";
import { toLine } from "../../errors/next-step.ts";
import { openOutput } from "../../output/open-output.ts";
import { pairShape } from "../../output/pair-shape.ts";
import { walkPages } from "../../paging/walk-pages.ts";
import type { CommandInput } from "../../program/command-definition.ts";
import { usageError } from "../../program/usage-error.ts";
import { saveMemory } from "../../save-memory.ts";
import { safeText } from "../../terminal/safe-text.ts";
import { describeNeighbours } from "./describe-neighbours.ts";
import type { ListOptions } from "./list-options.ts";

/** The most that the API puts on one page: what is fewest requests. */
const largestPage = 100;

export async function runList(context: Context, { options }: CommandInput<ListOptions>): Promise<void> {
  checkReverse(context, options);
  if (options.all) await printAll(context, options);
  else await printPage(context, options);
}

async function printPage(context: Context, options: ListOptions): Promise<void> {
  const { limit, cursor } = options;
  const keyPairs = await context.client();
  const page = await keyPairs.list({ limit, cursor }, { signal: context.signal });
  const output = await openOutput(context, pairShape(Date.now()));
  const { items, ...rest } = page;
  await output.add(inOrder(page, options));
  await output.end(rest);
  if (items.length === 0) noteEmpty(context, options);
  const format = await context.format();
  // JSON and YAML hold the cursors themselves.
  if (format === "json" || format === "yaml") return;
  const neighbours = describeNeighbours(page, options, context.globals);
  if (neighbours !== "") context.note(neighbours);
}

async function printAll(context: Context, options: ListOptions): Promise<void> {
  saveMemory();
  const { limit = largestPage, cursor } = options;
  const output = await openOutput(context, pairShape(Date.now()));
  const pages = walkPages(context, { limit, cursor, direction: options.reverse ? "previous" : "next" });
  let isEmpty = true;
  for await (const page of pages) {
    if (page.items.length > 0) isEmpty = false;
    await output.add(inOrder(page, options));
  }
  await output.end();
  if (isEmpty) noteEmpty(context, options);
}

function checkReverse({ globals }: Context, { reverse, cursor, all }: ListOptions): void {
  if (!reverse || cursor !== undefined) return;
  throw usageError("--reverse needs --cursor: the API walks backwards from a page, and names no last page", [
    {
      akp: ["list"],
      options: { reverse: true, all, cursor: "CURSOR" },
      says: "a cursor that akp list printed",
    },
    `${toLine({ akp: ["list"], options: { all: true, output: "jsonl" } }, globals)} | tac   # all pairs, oldest first`,
  ]);
}

function inOrder({ items }: ApiKeyPairPage, { reverse }: ListOptions): readonly ApiKeyPair[] {
  return reverse ? items.toReversed() : items;
}

function noteEmpty(context: Context, { cursor }: ListOptions): void {
  context.note(
    cursor === undefined
      ? `There are no key pairs. To create one: ${safeText(toLine({ akp: ["create"] }, context.globals))}`
      : "There are no key pairs on this page.",
  );
}
