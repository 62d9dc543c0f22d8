import { setTimeout } from "node:timers/promises";

/** In milliseconds: whoever reads the log has it by then, or has stopped reading. */
const patience = 1000;

/** Ends this process, whatever it is still waiting for, once its log is written. */
export async function endProcess(exitCode: number): Promise<never> {
  const written = new Promise<void>((resolve) => process.stderr.write("", () => resolve()));
  await Promise.race([written, setTimeout(patience)]);
  process.exit(exitCode);
}
