import type { Context } from "../../context.ts";
import type { CommandInput } from "../../program/command-definition.ts";
import { bash, fish, powershell, zsh } from "./scripts.ts";

const scripts: Readonly<Record<string, string>> = { bash, zsh, fish, powershell };

export async function runCompletion(context: Context, { arguments: [shell] }: CommandInput): Promise<void> {
  await context.write(scripts[shell!]!);
}
