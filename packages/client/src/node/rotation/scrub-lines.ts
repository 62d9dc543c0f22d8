import { scrub } from "@api-key-pairs/core";

/**
 * Takes a private key out of what a command prints, line by line, since a chunk may end in the middle of one.
 *
 * @returns takes a chunk; `undefined` ends it, with or without a line end
 */
export function scrubLines(pem: string, print: (text: string) => void): (chunk: string | undefined) => void {
  const secrets = pem.split("\n").filter((line) => !line.startsWith("-----"));
  let rest = "";
  return (chunk) => {
    const lines = (rest + (chunk ?? "")).split(/(?<=\n)/);
    rest = chunk === undefined || lines.at(-1)!.endsWith("\n") ? "" : lines.pop()!;
    for (const line of lines) if (line) print(scrub(line, secrets));
  };
}
