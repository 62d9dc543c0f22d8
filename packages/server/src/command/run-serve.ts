import type { ListCommand } from "./announce.ts";
import { endProcess } from "./end-process.ts";
import { explain } from "./explain.ts";
import type { ServeOptions } from "./serve-options.ts";

/**
 * Serves until the process is told to stop, by SIGINT, SIGTERM or SIGHUP, and ends it with exit code 0. Says on stdout
 * where, and what to type next.
 *
 * @param options As `parseServeOptions` gives them.
 * @param listCommand What to type next.
 * @throws {Error} When it cannot serve. The message says why, and what to do about it.
 */
export async function runServe(options: ServeOptions, listCommand: ListCommand): Promise<never> {
  try {
    if (options.workers > 1)
      await (await import("../workers/primary.ts")).serveWithWorkers(options, listCommand);
    else await (await import("./serve.ts")).serve(options, listCommand);
  } catch (error) {
    throw new Error(explain(error), { cause: error });
  }
  return await endProcess(0);
}
