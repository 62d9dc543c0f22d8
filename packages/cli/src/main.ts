import { createContext } from "./context.ts";
import type { ExitCode } from "./errors/exit-code.ts";
import { exitCode } from "./errors/exit-code.ts";
import { reportFailure } from "./errors/report-failure.ts";
import { abortOnInterrupt } from "./interruption.ts";
import { buildProgram } from "./program/build-program.ts";
import { markHyphenIds } from "./program/hyphen-ids.ts";
import { refuseSecrets } from "./program/refuse-secrets.ts";

/**
 * Runs `akp`.
 *
 * @param words The words after the name of the program.
 * @returns The exit code.
 */
export async function main(words: readonly string[]): Promise<ExitCode> {
  let result: ExitCode = exitCode.done;
  const { stdout, stderr } = process;
  // Told by what writes next; without a listener it would end the process in the middle of its work.
  for (const stream of [stdout, stderr]) stream.on("error", () => {});
  if (words[0] === "__complete") {
    await (await import("./completion/print-completions.ts")).printCompletions(words.slice(1));
    return exitCode.done;
  }
  const hasColors = () => stdout.isTTY && stdout.hasColors() && !words.includes("--no-color");
  const program = buildProgram(async (load, input, globals) => {
    const run = await load();
    result = (await run(createContext(globals, abortOnInterrupt()), input as never)) ?? exitCode.done;
  }, hasColors);
  const args = words.length === 0 ? ["--help"] : words;
  try {
    refuseSecrets(args);
    await program.parseAsync(markHyphenIds(args), { from: "user" });
    return result;
  } catch (error) {
    return reportFailure(error, args, program);
  }
}
