import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, openSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { parse } from "yaml";

import type { Workshop } from "./open-workshop.ts";
import type { Block } from "./read-guide.ts";
import { missingLines } from "./same-output.ts";

/** What became of a guide that was followed. */
export interface Followed {
  /** What is not as the guide says, each with its place. */
  readonly problems: readonly string[];
  readonly printed: string;
  readonly folder: string;
}

/**
 * Follows a guide as a reader would: in one shell, in a folder of its own, from the first block to the last. Files are
 * written where the shell is by then, the steps of a workflow are run, and what is promised has to be printed.
 */
export async function followGuide(
  workshop: Workshop,
  name: string,
  blocks: readonly Block[],
): Promise<Followed> {
  const folder = join(workshop.home, name);
  const pieces = join(workshop.home, `${name}-blocks`);
  mkdirSync(folder);
  mkdirSync(pieces);
  const lines = blocks.map((block, index) => {
    const piece = join(pieces, `${index}`);
    // The instance of the reader's is the API of the workshop.
    const text = block.text
      .replaceAll("http://127.0.0.1:3000", workshop.url)
      .replace('{ instance: "acme", auth', `{ baseUrl: "${workshop.url}", auth`);
    writeFileSync(piece, text);
    return `${lineFor({ ...block, text }, piece)}\nprintf '\\n<${index} %s>\\n' $?`;
  });
  const log = join(pieces, "log");
  const output = openSync(log, "w");
  const shell = spawn("sh", ["-c", lines.join("\n")], {
    cwd: folder,
    env: workshop.env,
    stdio: ["ignore", output, output],
    // What is left running is ended with it.
    detached: true,
  });
  await once(shell, "exit");
  try {
    process.kill(-shell.pid!);
  } catch {
    // Nothing was left.
  }
  const printed = readFileSync(log, "utf8");
  return { problems: problemsOf(blocks, printed), printed, folder };
}

/** The line of the shell that does what a block is about. */
function lineFor({ language, text, place, file }: Block, piece: string): string {
  if (file !== undefined) {
    const copy = `mkdir -p "$(dirname ${file})" && cp ${piece} ${file}`;
    return language === "yaml" ? `${copy}\n${stepsOf(text, piece)}` : copy;
  }
  if (language === "sh") return `. ${piece}`;
  if (language === "text") return ":";
  throw new Error(`${place}: nothing is known of a block of "${language}" that names no file`);
}

interface Workflow {
  readonly env?: Readonly<Record<string, string>>;
  readonly jobs: Readonly<Record<string, { readonly steps: readonly { run?: string; env?: object }[] }>>;
}

/** Runs the steps of the jobs of a workflow, as far as they are scripts. `secrets.NAME` is the file `NAME` in the home directory. */
function stepsOf(text: string, piece: string): string {
  const { env = {}, jobs } = parse(text) as Workflow;
  const steps = Object.values(jobs).flatMap((job) => job.steps);
  const scripts = steps.flatMap(({ run, env: more }, index) => {
    if (run === undefined) return [];
    const exports = Object.entries({ ...env, ...more }).map(
      ([name, value]) =>
        `export ${name}="${value.replace(/\$\{\{ secrets\.(\w+) \}\}/g, '$(cat "$HOME/$1")')}"`,
    );
    writeFileSync(`${piece}-${index}`, `set -e\n${exports.join("\n")}\n${run}`);
    return [`sh -c 'touch "$GITHUB_ENV"; set -a; . "$GITHUB_ENV"; exec bash ${piece}-${index}'`];
  });
  return scripts.join(" && ");
}

function problemsOf(blocks: readonly Block[], printed: string): string[] {
  const outputs = printed.split(/^<\d+ \d+>$/m);
  return blocks.flatMap(({ language, text, place }, index) => {
    if (language === "text") {
      const output = outputs[index - 1] ?? "";
      return missingLines(text, output).map((line) => `${place} promises: ${line}\nand there is: ${output}`);
    }
    const [, code] = new RegExp(`^<${index} (\\d+)>$`, "m").exec(printed) ?? [];
    return code === "0" ? [] : [`${place} ended with ${code}: ${outputs[index]}`];
  });
}
