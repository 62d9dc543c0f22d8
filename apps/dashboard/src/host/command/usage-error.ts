/** A command line that cannot be meant. The message names the flag and the remedy. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}
