import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../..", import.meta.url));
const readme = readFileSync(join(root, "README.md"), "utf8");

/** What the README leaves to its reader. */
const ofTheReader = {
  "lib/session.ts": `export async function isOperator(): Promise<boolean> {
  return process.env["SIGNED_IN"] === "yes";
}
`,
};

/** The TypeScript of the README, each with the file name that its first line gives. */
export const examples = [...readme.matchAll(/^```tsx?\n(.*)\n([^]*?)^```$/gm)].map(([, first, text]) => ({
  name: /^\/\/ (\S+\.tsx?)$/.exec(first!)?.[1],
  text: text!,
}));

/**
 * Writes all examples to a folder of their own in this package, where they find it by its name, and what the README
 * leaves to its reader. The server of the examples reaches the API at `API_URL` in place of a live one.
 */
export function writeExamples(): { readonly folder: string; readonly remove: () => void } {
  const folder = mkdtempSync(join(root, ".recipe-"));
  const live = 'instance: "acme"';
  const files = Object.fromEntries(examples.map(({ name, text }) => [name!, text]));
  for (const [name, text] of Object.entries({ ...files, ...ofTheReader })) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text.replace(live, 'baseUrl: process.env["API_URL"]!'));
  }
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
