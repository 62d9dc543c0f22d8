import type { Context } from "../context.ts";
import { isClosedOutput } from "../terminal/is-closed-output.ts";

/**
 * The same context, for a command whose exit code says what it found: the code stays what it is when nobody reads the
 * output to its end, as in `akp audit | head`.
 */
export function evenIfUnread(context: Context): Context {
  return {
    ...context,
    write: async (text) =>
      await context.write(text).catch((error: unknown) => {
        if (!isClosedOutput(error)) throw error;
      }),
  };
}
