import { exitCode } from "./errors/exit-code.ts";
import { main } from "./main.ts";

/** What is on its way to stdout and stderr has this long to get there, in milliseconds. */
const graceMs = 200;

// Stays when nothing is left to wait for although the work is not done.
process.exitCode = exitCode.failed;
process.exitCode = await main(process.argv.slice(2));
if (process.exitCode === exitCode.interrupted) endSoon();

/** A thread that waits for a file or a name would hold up even `process.exit`, but not the signal. */
function endSoon(): void {
  process.removeAllListeners("SIGINT");
  setTimeout(() => process.kill(process.pid, "SIGINT"), graceMs).unref();
}
