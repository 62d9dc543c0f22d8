import type { Benchmark } from "./figure.ts";

/** Loaded when they run: what one of them needs does not weigh on the others. */
const benchmarks: Readonly<Record<string, () => Promise<Benchmark>>> = {
  "list-cpu": async () => (await import("./list-cpu.ts")).listCpu,
  signatures: async () => (await import("./signatures.ts")).signatures,
  "bundle-size": async () => (await import("./bundle-size.ts")).bundleSize,
  "list-depth": async () => (await import("./list-depth.ts")).listDepth,
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
  for (const { name: figure, per, value, limit } of await benchmark()) {
    const isWithin = value <= limit;
    if (!isWithin) process.exitCode = 1;
    rows.push([
      figure,
      per,
      String(Math.round(value * 100) / 100),
      String(limit),
      isWithin ? "ok" : "TOO MUCH",
    ]);
  }
}

const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
for (const row of rows)
  console.log(
    row
      .map((cell, column) => cell.padEnd(widths[column]!))
      .join("  ")
      .trimEnd(),
  );
