import type { Context } from "../../context.ts";
import type { ExitCode } from "../../errors/exit-code.ts";
import { exitCode } from "../../errors/exit-code.ts";
import { evenIfUnread } from "../../output/even-if-unread.ts";
import { checkConfiguration } from "./check-configuration.ts";
import type { Check } from "./check.ts";
import { examineCredential } from "./examine-credential.ts";
import { examineServer } from "./examine-server.ts";
import { openReport } from "./report.ts";
import { runCheck } from "./run-check.ts";
import type { Examine } from "./run-check.ts";

export async function runDoctor(context: Context): Promise<ExitCode> {
  const { globals, signal } = context;
  const checks: Check[] = [];
  // How to print is part of what is configured, so that comes first.
  const { check, value: config } = await runCheck(
    "configuration",
    async () => await checkConfiguration(globals),
    signal,
  );
  const report = await openReport(evenIfUnread(context), config);
  const tell = async (made: Check) => {
    checks.push(made);
    await report.add(made);
  };
  const examine: Examine = async (name, how) => {
    if (typeof how === "string") {
      await tell({ name, status: "skipped", message: how, durationMs: 0 });
      return undefined;
    }
    const made = await runCheck(name, how, signal);
    await tell(made.check);
    return made.value;
  };

  await tell(check);
  const auth = await examineCredential(examine, config, signal);
  await examineServer(examine, config, auth, signal);
  await report.end();
  context.note(`\n${summarize(checks)}`);
  return checks.find(({ status }) => status === "failed")?.exitCode ?? exitCode.done;
}

function summarize(checks: readonly Check[]): string {
  const count = (wanted: Check["status"]) => checks.filter(({ status }) => status === wanted).length;
  const [failed, warned] = [count("failed"), count("warning")];
  if (failed > 0) return `${failed} of ${checks.length} checks failed. Begin with the first.`;
  return warned > 0 ? "Everything works, but look at what is marked with !" : "Everything works.";
}
