/** What is another in every run, and what stands for it. */
const variable: readonly (readonly [RegExp, string])[] = [
  [/[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}/g, "<id>"],
  [/\d{4}-\d\d-\d\dT[\d:.]+Z/g, "<time>"],
  [/(?<![\w-])[\w-]{43}(?![\w-])/g, "<thumbprint>"],
  [/--cursor \S+/g, "--cursor <cursor>"],
  [/https?:\/\/127\.0\.0\.1:\d+/g, "<url>"],
  [/ \(\d+ ms\)/g, ""],
  [/just now|\d+ (?:second|minute)s? ago/g, "<age>"],
  [/(?<=\s)[~/]\S*\//g, "<folder>/"],
  [/\s+/g, " "],
];

const normalised = (line: string) =>
  variable.reduce((text, [pattern, name]) => text.replaceAll(pattern, name), line).trim();

const linesOf = (text: string) => text.split("\n").map(normalised);

/** The lines that a guide promises and that do not come, in this order, in what was printed. `...` stands for any lines. */
export function missingLines(promised: string, printed: string): string[] {
  const lines = linesOf(printed);
  let from = 0;
  return linesOf(promised).filter((line) => {
    if (line === "" || line === "...") return false;
    const found = lines.indexOf(line, from);
    if (found !== -1) from = found + 1;
    return found === -1;
  });
}
