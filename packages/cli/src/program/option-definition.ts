/** What completes a value, beside its choices; files are told by `<file>` and `<dir>`. */
export type Completes = "profile";

/** An option of a command, as `commander` writes it. */
export interface OptionDefinition {
  /** Such as `-n, --limit <number>`. */
  readonly flags: string;
  readonly description: string;
  readonly choices?: readonly string[];
  /** Checks the text and turns it into a value. Throws `UsageError` with what is expected in its place. */
  readonly parse?: (text: string) => unknown;
  /** Whether it may be given several times: its value is the list of all. */
  readonly isRepeatable?: true;
  /** Shown as the default; the command itself applies it. */
  readonly defaultText?: string;
  readonly completes?: Completes;
}
