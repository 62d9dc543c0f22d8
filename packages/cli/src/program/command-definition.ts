import type { Context } from "../context.ts";
import type { ExitCode } from "../errors/exit-code.ts";
import type { Completes, OptionDefinition } from "./option-definition.ts";

interface ArgumentDefinition {
  /** Such as `<id...>`; `[id...]` where it may be left out. */
  readonly name: string;
  readonly description: string;
  readonly choices?: readonly string[];
  readonly completes?: Completes;
}

interface ExampleDefinition {
  readonly command: string;
  /** What it does. */
  readonly says: string;
}

/** What the words of a command line became. */
export interface CommandInput<Options = Readonly<Record<string, unknown>>> {
  /** The arguments in order; one that repeats is spread out. */
  readonly arguments: readonly string[];
  readonly options: Options;
}

/** Runs a command. Throws what went wrong; what it returns, if anything, is the exit code. */
export type RunCommand<Options = never> = (
  context: Context,
  input: CommandInput<Options>,
) => Promise<ExitCode | void>;

/**
 * A command as data: its help, its completion and its page in the reference are made from it. What it does is loaded
 * when it runs.
 */
export interface CommandDefinition {
  readonly name: string;
  /** One line, in the imperative, without a full stop. */
  readonly summary: string;
  /** Paragraphs for the help and the reference. */
  readonly description?: string;
  readonly arguments?: readonly ArgumentDefinition[];
  readonly options?: readonly OptionDefinition[];
  readonly examples?: readonly ExampleDefinition[];
  readonly commands?: readonly CommandDefinition[];
  readonly load?: () => Promise<RunCommand>;
}
