import type { Benchmark } from "./figure.ts";
import { printTable } from "./print-table.ts";

/** Loaded when they run: what one of them needs does not weigh on the others. */
const benchmarks: Readonly<Record<string, () => Promise<Benchmark>>> = {
  "list-cpu": async () => (await import("./list-cpu.ts")).listCpu,
  signatures: async () => (await import("./signatures.ts")).signatures,
  "bundle-size": async () => (await import("./bundle-size.ts")).bundleSize,
  "list-depth": async () => (await import("./list-depth.ts")).listDepth,
  "server-start": async () => (await import("./server-start.ts")).serverStart,
  "server-list": async () => (await import("./server-list.ts")).serverList,
  "server-create": async () => (await import("./server-create.ts")).serverCreate,
  "cli-version": async () => (await import("./cli-version.ts")).cliVersion,
  "cli-list": async () => (await import("./cli-list.ts")).cliList,
  "cli-list-memory": async () => (await import("./cli-list-memory.ts")).cliListMemory,
  "server-workers": async () => (await import("./server-workers.ts")).serverWorkers,
  "rotation-schedules": async () => (await import("./rotation-schedules.ts")).rotationSchedules,
  "rotation-killed": async () => (await import("./rotation-killed.ts")).rotationKilled,
};

const names = process.argv.length > 2 ? process.argv.slice(2) : Object.keys(benchmarks);
const rows = [["figure", "per", "value", "limit", ""]];
for (const name of names) {
  const load = benchmarks[name];
  if (load === undefined) {
    console.error(`There is no benchmark ${name}. There are: ${Object.keys(benchmarks).join(", ")}`);
    process.exit(2);
  }
  const benchmark = await load();
  for (const figure of await benchmark()) {
    const { name: what, per, value } = figure;
    const [limit, verdict] =
      "atMost" in figure
        ? [`at most ${figure.atMost}`, value <= figure.atMost ? "ok" : "TOO MUCH"]
        : [`at least ${figure.atLeast}`, value >= figure.atLeast ? "ok" : "TOO LITTLE"];
    if (verdict !== "ok") process.exitCode = 1;
    rows.push([what, per, String(Math.round(value * 100) / 100), limit, verdict]);
  }
}

printTable(rows);
