import type { Context } from "../../context.ts";
import { ofRevision2026 } from "../../errors/of-revision.ts";
import { roleShape } from "../../output/role-shape.ts";
import type { PageOptions } from "../../paging/page-options.ts";
import { printPages } from "../../paging/print-pages.ts";
import { openRoles } from "../../paging/walk-pages.ts";
import type { CommandInput } from "../../program/command-definition.ts";

export async function runRoles(context: Context, { options }: CommandInput<PageOptions>): Promise<void> {
  const listing = { command: "roles", open: openRoles, shape: roleShape, things: "roles", none: "" };
  await ofRevision2026("akp roles", async () => await printPages(context, listing, options), [404, 405]);
}
