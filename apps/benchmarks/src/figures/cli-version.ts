import { akp, cpuOfRuns } from "../measure/command-cpu.ts";
import type { Benchmark } from "../figure.ts";
import { medianRatio } from "../measure/measured.ts";
import { takeTurns } from "../measure/take-turns.ts";

const runs = 4;

/** CPU of `akp --version`, from start to end, against that of a Node.js that does nothing. */
export const cliVersion: Benchmark = async () => {
  const { subject, reference } = await takeTurns(
    {
      subject: async () => await cpuOfRuns([akp, "--version"], { runs }),
      reference: async () => await cpuOfRuns(["-e", "0"], { runs }),
    },
    15,
  );
  const measured = medianRatio(subject, reference);
  return [
    { id: "cli-version/node", name: "CPU of akp --version", per: "node -e 0", ...measured, atMost: 1.3 },
  ];
};
