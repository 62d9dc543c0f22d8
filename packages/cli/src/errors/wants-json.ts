/**
 * Whether failures are to be told as JSON: with `--output json` or `jsonl`, or `GR4VY_OUTPUT` of these. Looked up in the
 * raw words, since the failure may be that they cannot be parsed.
 */
export function wantsJson(args: readonly string[]): boolean {
  const end = args.indexOf("--");
  const words = end < 0 ? args : args.slice(0, end);
  let format = process.env["GR4VY_OUTPUT"];
  for (const [index, word] of words.entries()) {
    if (word === "-o" || word === "--output") format = words[index + 1];
    else if (word.startsWith("--output=")) format = word.slice("--output=".length);
    else if (/^-o./.test(word)) format = word.slice(2);
  }
  return format === "json" || format === "jsonl";
}
