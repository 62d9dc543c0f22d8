import { inspect, styleText } from "node:util";

/** Shows a tour to whoever follows it. */
export interface Guide {
  /** Opens a step: what it is about, and what is called. */
  step(title: string, call: string): void;
  /**
   * Shows what came back: a text as it is, an error by its message and what its fields tell, everything else as
   * `console.log` prints it.
   *
   * @returns what was shown
   */
  say(value: unknown): string;
}

/** A guide that writes to standard output, in colour where that is wanted. */
export function createGuide(
  write: (text: string) => void = (text) => void process.stdout.write(text),
): Guide {
  let steps = 0;
  return {
    step(title, call) {
      steps += 1;
      write(`\n${styleText("bold", `${steps}. ${title}`)}\n   ${styleText("cyan", call)}\n`);
    },
    say(value) {
      const text = typeof value === "string" ? value : describe(value);
      write(`${text.replaceAll(/^/gm, "     ")}\n`);
      return text;
    },
  };
}

function describe(value: unknown): string {
  if (!(value instanceof Error)) return inspect(value);
  const told = Object.entries(value).filter(([, field]) => field !== undefined && !isEmpty(field));
  return `${value.name}: ${value.message}\n${inspect(Object.fromEntries(told))}`;
}

function isEmpty(field: unknown): boolean {
  return Array.isArray(field) && field.length === 0;
}
