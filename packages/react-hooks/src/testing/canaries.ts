import { inspect } from "node:util";

import { reachableTexts } from "./reachable-texts.ts";

/** Every text that values show: what can be reached from them, and what Node.js prints of them. */
export function textsOf(...values: unknown[]): string {
  const printed = inspect(values, {
    depth: Infinity,
    showHidden: true,
    getters: true,
    maxStringLength: null,
    maxArrayLength: null,
  });
  return [printed, reachableTexts(values)].join("\n");
}

/** The lines of a PEM that are found in `text`, but for those so short that chance could bring them there. */
export function linesFound(pem: string, text: string): string[] {
  const lines = pem.split("\n").filter((line) => line.length > 12 && !line.startsWith("-----"));
  return lines.filter((line) => text.includes(line));
}
