import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../../../", import.meta.url));

interface Report {
  readonly testResults: readonly {
    readonly message: string;
    readonly assertionResults: readonly {
      /** With that of the group that it is in. */
      readonly fullName: string;
      readonly status: string;
      readonly failureMessages: readonly string[];
      readonly meta: unknown;
    }[];
  }[];
}

/**
 * Runs tests of the client with more to do than in `pnpm test`.
 *
 * @param files What the paths of their files have in them.
 * @param env How much more.
 * @returns What each test noted, by its full name.
 */
export async function runClientTests<Meta>(
  files: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<Map<string, Meta>> {
  const directory = await mkdtemp(join(tmpdir(), "akp-benchmark-"));
  try {
    const file = join(directory, "report.json");
    const vitest = join(root, "node_modules/vitest/vitest.mjs");
    const args = [vitest, "run", "--project", "client", ...files, "--reporter=json", `--outputFile=${file}`];
    const child = spawn(process.execPath, args, {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: ["ignore", "ignore", "inherit"],
    });
    await once(child, "close");
    const { testResults } = JSON.parse(await readFile(file, "utf8")) as Report;
    const tests = testResults.flatMap(({ assertionResults }) => assertionResults);
    const problems = [
      ...testResults.map(({ message }) => message),
      ...tests.flatMap(({ failureMessages }) => failureMessages),
    ].filter(Boolean);
    if (problems.length > 0) throw new Error(problems.join("\n\n"));
    return new Map(tests.map(({ fullName, meta }) => [fullName, meta as Meta]));
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}
