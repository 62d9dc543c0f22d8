import { parseArgs } from "node:util";

import { benchmarks, proofs } from "./benchmarks.ts";
import type { Benchmark } from "./figure.ts";

/** What to measure, and whether to keep it. */
export interface Command {
  /** By name, in the order of running. */
  readonly selected: readonly (readonly [name: string, load: () => Promise<Benchmark>])[];
  readonly save: boolean;
}

/**
 * Reads the command line: names of benchmarks, or none for all but the proofs; `--all` for those too; `--save` to keep a
 * whole run.
 *
 * @throws {TypeError} what cannot be meant
 */
export function parseCommand(args: readonly string[]): Command {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { all: { type: "boolean", default: false }, save: { type: "boolean", default: false } },
  });
  const known = new Map(Object.entries({ ...benchmarks, ...proofs }));
  if (positionals.length === 0)
    return { selected: values.all ? [...known] : Object.entries(benchmarks), save: values.save };
  if (values.all || values.save)
    throw new TypeError("--all and --save are of a whole run, and take no names");
  const selected = positionals.map((name) => {
    const load = known.get(name);
    if (load === undefined)
      throw new TypeError(`There is no benchmark ${name}. There are: ${[...known.keys()].join(", ")}`);
    return [name, load] as const;
  });
  return { selected, save: false };
}
