import { readFileSync } from "node:fs";
import { join } from "node:path";

/** The repository. */
export const root = join(import.meta.dirname, "../..");

/** What a guide has between fences. */
export interface Block {
  /** `sh`, `ts` and so on. */
  readonly language: string;
  readonly text: string;
  /** Where it is, such as `docs/guides/rotate.md:12`. */
  readonly place: string;
  /** The file that it is, if its first line names one. */
  readonly file: string | undefined;
}

const fences = /^```([a-z]*)\n([^]*?)^```$/gm;
/** A comment that is a path alone: `// host.mts`, `# .github/workflows/audit.yml`, `<!-- index.html -->`. */
const fileName = /^(?:\/\/|#|<!--) ([\w./-]+\.[a-z]+)(?: -->)?\n/;

/** Reads the blocks of a guide, in order. */
export function readGuide(path: string): readonly Block[] {
  const guide = readFileSync(join(root, path), "utf8");
  return [...guide.matchAll(fences)].map(({ 1: language, 2: text, index }) => {
    const line = guide.slice(0, index).split("\n").length;
    return { language: language!, text: text!, place: `${path}:${line}`, file: fileName.exec(text!)?.[1] };
  });
}
