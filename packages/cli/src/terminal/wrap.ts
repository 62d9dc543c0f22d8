import { stripVTControlCharacters } from "node:util";

/**
 * Breaks a text into lines between words, so that no terminal breaks it within one. What is longer than a line, such
 * as a path, stays whole.
 *
 * @param width In columns; the text stays as it is without one.
 * @param indent What every line but the first begins with.
 */
export function wrap(text: string, width: number | undefined, indent: string): string {
  if (width === undefined) return text;
  const lines: string[] = [];
  let line: string | undefined;
  for (const word of text.split(" ")) {
    const longer: string = line === undefined ? word : `${line} ${word}`;
    if (line === undefined || stripVTControlCharacters(longer).length <= width) {
      line = longer;
    } else {
      lines.push(line);
      line = `${indent}${word}`;
    }
  }
  return [...lines, line].join("\n");
}
