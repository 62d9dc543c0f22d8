import type { Context } from "../context.ts";
import { toLine } from "../errors/next-step.ts";
import { openOutput } from "../output/open-output.ts";
import type { RecordShape } from "../output/record-output.ts";
import { usageError } from "../program/usage-error.ts";
import { saveMemory } from "../save-memory.ts";
import { describeNeighbours } from "./describe-neighbours.ts";
import type { PageOptions } from "./page-options.ts";
import { walkPages } from "./walk-pages.ts";
import type { OpenList, Page } from "./walk-pages.ts";

/** The most that the API puts on one page: what is fewest requests. */
const largestPage = 100;

/** What a command shows page by page. */
export interface Listing<Item extends object> {
  /** What follows `akp`. */
  readonly command: string;
  readonly open: OpenList<Item>;
  readonly shape: RecordShape<Item>;
  /** What they are, such as `key pairs`. */
  readonly things: string;
  /** What else there is to say where there are none at all. */
  readonly none: string;
}

/**
 * Prints a page, or all of them.
 *
 * @throws {CliError} When the options cannot be meant.
 */
export async function printPages<Item extends object>(
  context: Context,
  listing: Listing<Item>,
  options: PageOptions,
): Promise<void> {
  checkReverse(context, listing, options);
  const isEmpty = await (options.all ? printAll : printPage)(context, listing, options);
  if (!isEmpty) return;
  const { things, none } = listing;
  const isWhole = options.cursor === undefined;
  context.note(isWhole ? `There are no ${things}.${none}` : `There are no ${things} on this page.`);
}

/** @returns Whether there was nothing on it. */
async function printPage<Item extends object>(
  context: Context,
  { command, open, shape }: Listing<Item>,
  options: PageOptions,
): Promise<boolean> {
  const { limit, cursor } = options;
  const { signal } = context;
  const page = await open(await context.client(), { limit, cursor }, { signal });
  const output = await openOutput(context, shape);
  const { items, ...rest } = page;
  await output.add(inOrder(page, options));
  await output.end(rest);
  const format = await context.format();
  // JSON and YAML hold the cursors themselves.
  if (format !== "json" && format !== "yaml") {
    const neighbours = describeNeighbours(command, page, options, context.globals);
    if (neighbours !== "") context.note(neighbours);
  }
  return items.length === 0;
}

/** @returns Whether there was nothing on any page. */
async function printAll<Item extends object>(
  context: Context,
  { open, shape }: Listing<Item>,
  options: PageOptions,
): Promise<boolean> {
  saveMemory();
  const { limit = largestPage, cursor } = options;
  const output = await openOutput(context, shape);
  const direction = options.reverse ? "previous" : "next";
  let isEmpty = true;
  for await (const page of walkPages(context, open, { limit, cursor, direction })) {
    if (page.items.length > 0) isEmpty = false;
    await output.add(inOrder(page, options));
  }
  await output.end();
  return isEmpty;
}

function checkReverse<Item extends object>(
  { globals }: Context,
  { command, things }: Listing<Item>,
  { reverse, cursor, all }: PageOptions,
): void {
  if (!reverse || cursor !== undefined) return;
  const whole = toLine({ akp: [command], options: { all: true, output: "jsonl" } }, globals);
  throw usageError("--reverse needs --cursor: the API walks backwards from a page, and names no last page", [
    {
      akp: [command],
      options: { reverse: true, all, cursor: "CURSOR" },
      says: `a cursor that akp ${command} printed`,
    },
    `${whole} | tac   # all ${things}, the last one first`,
  ]);
}

function inOrder<Item>({ items }: Page<Item>, { reverse }: PageOptions): readonly Item[] {
  return reverse ? items.toReversed() : items;
}
