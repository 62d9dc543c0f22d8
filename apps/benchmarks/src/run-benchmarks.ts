import type { Command } from "./command.ts";
import type { Figure } from "./figure.ts";

/** What a run came to. */
export interface Run {
  readonly figures: readonly Figure[];
  /** Those that came to nothing. */
  readonly failures: readonly { readonly name: string; readonly error: unknown }[];
}

/**
 * Runs benchmarks one after another, and goes on when one fails.
 *
 * @param tell Told of each that is over.
 */
export async function runBenchmarks(
  selected: Command["selected"],
  tell: (line: string) => void,
): Promise<Run> {
  const figures: Figure[] = [];
  const failures: { name: string; error: unknown }[] = [];
  for (const [name, load] of selected) {
    const before = performance.now();
    try {
      const benchmark = await load();
      figures.push(...(await benchmark()).map(rounded));
      tell(`${name}: ${Math.round((performance.now() - before) / 1000)} s`);
    } catch (error) {
      failures.push({ name, error });
      tell(`${name}: FAILED`);
    }
  }
  return { figures, failures };
}

/** As exact as the history has it, so that what is compared with it differs by what was measured alone. */
function rounded(figure: Figure): Figure {
  const { value, noise = 0 } = figure;
  return { ...figure, value: Number(value.toPrecision(5)), noise: Number(noise.toPrecision(2)) };
}
