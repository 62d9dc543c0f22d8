import { akp, cpuOfRuns } from "./command-cpu.ts";
import type { Benchmark } from "./figure.ts";
import { medianRatio, takeTurns } from "./take-turns.ts";

/** CPU of `akp --version`, from start to end, against that of a Node.js that does nothing. */
export const cliVersion: Benchmark = async () => {
  const { subject, reference } = await takeTurns(
    {
      subject: async () => await cpuOfRuns([akp, "--version"]),
      reference: async () => await cpuOfRuns(["-e", "0"]),
    },
    7,
  );
  const value = medianRatio(subject, reference);
  return [{ name: "CPU of akp --version", per: "node -e 0", value, atMost: 1.3 }];
};
