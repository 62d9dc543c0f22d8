import { bundleSize } from "./bundle-size.ts";
import type { Benchmark } from "./figure.ts";
import { listCpu } from "./list-cpu.ts";
import { listDepth } from "./list-depth.ts";
import { signatures } from "./signatures.ts";

const benchmarks: Readonly<Record<string, Benchmark>> = {
  "list-cpu": listCpu,
  signatures,
  "bundle-size": bundleSize,
  "list-depth": listDepth,
};

const names = process.argv.length > 2 ? process.argv.slice(2) : Object.keys(benchmarks);
const rows = [["figure", "per", "value", "limit", ""]];
for (const name of names) {
  const benchmark = benchmarks[name];
  if (benchmark === undefined) {
    console.error(`There is no benchmark ${name}. There are: ${Object.keys(benchmarks).join(", ")}`);
    process.exit(2);
  }
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
