import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

import { startServer } from "@api-key-pairs/server";

import { akp } from "../measure/command-cpu.ts";
import type { Benchmark } from "../figure.ts";
import { medianOf } from "../measure/measured.ts";
import { takeTurns } from "../measure/take-turns.ts";
import { fillDatabase } from "../processes/fill-database.ts";

const count = 100_000;

/** The most memory that `akp list --all` takes for 100,000 pairs, beyond what a Node.js takes that does nothing. */
export const cliListMemory: Benchmark = async () => {
  const dataDir = await mkdtemp(join(tmpdir(), "akp-benchmark-"));
  try {
    await fillDatabase(join(dataDir, "api-key-pairs.sqlite"), count);
    await using server = await startServer({ dataDir });
    const flags = ["--base-url", server.url, "--private-key-file", server.rootKeyFile!];
    const { subject, reference } = await takeTurns(
      {
        subject: async () => await peakMemory([akp, "list", "--all", "--output", "jsonl", ...flags]),
        reference: async () => await peakMemory(["-e", "0"]),
      },
      3,
      { warmUp: 0 },
    );
    return [
      {
        id: "cli-list-memory/node",
        name: "Memory of akp list --all, 100,000 pairs",
        per: "MB beyond node -e 0",
        ...medianOf(subject.map((peak, round) => peak - reference[round]!)),
        atMost: 60,
      },
    ];
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
};

/** In MB: the largest resident set, as the process itself has it at its end. */
async function peakMemory(args: readonly string[]): Promise<number> {
  const report = 'process.on("exit", () => process.stderr.write(`peak ${process.resourceUsage().maxRSS}`))';
  const { stderr } = await promisify(execFile)("sh", [
    "-c",
    '"$@" > /dev/null',
    "sh",
    process.execPath,
    `--import=data:text/javascript,${report}`,
    ...args,
  ]);
  return Number(/peak (\d+)$/.exec(stderr)![1]) / 1024;
}
