import { readFileSync } from "node:fs";
import { join } from "node:path";

import { createFileJournal } from "@api-key-pairs/client/node";
import type { Fault } from "@api-key-pairs/server";
import { expect, onTestFinished, test, vi } from "vitest";

import { exitCode } from "../errors/exit-code.ts";
import type { ExitCode } from "../errors/exit-code.ts";
import { akp, akpProcess, launch, temporaryDirectory } from "../testing/akp.ts";
import { createPairs } from "../testing/create-pairs.ts";
import { serve } from "../testing/serve.ts";
import { startApi } from "../testing/start-api.ts";
import type { Api } from "../testing/start-api.ts";
import { unusedPort } from "../testing/unused-port.ts";

// Processes that start take their time on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

interface Situation {
  readonly exit: ExitCode;
  readonly name: string;
  readonly faults?: readonly Fault[];
  readonly args: readonly string[] | ((api: Api) => Promise<readonly string[]>);
  /** In place of what configures `akp` for the API. */
  readonly env?: Readonly<Record<string, string>>;
  /** The word that scripts get; none where nothing went wrong. */
  readonly code?: string;
  readonly says?: RegExp;
}

const missing = "A".repeat(43);

/** Takes the journal of a rotation, as a run does, until the test is over. */
async function takeJournal(): Promise<string> {
  const path = join(temporaryDirectory(), "rotation");
  const { close } = await createFileJournal(path).open();
  onTestFinished(close);
  return path;
}

const situations: readonly Situation[] = [
  { exit: exitCode.done, name: "all went well", args: ["list"] },
  { exit: exitCode.failed, name: "an audit finds old pairs", args: ["audit", "--older-than", "0s"] },
  {
    exit: exitCode.failed,
    name: "the server cannot listen",
    args: async ({ url }) => ["serve", "--port", new URL(url).port],
    code: "EADDRINUSE",
    says: /already in use/,
  },
  {
    exit: exitCode.usage,
    name: "the command line is wrong",
    args: ["list", "--limit", "0"],
    code: "usage",
    says: /1 to 100/,
  },
  {
    exit: exitCode.configuration,
    name: "nothing is configured",
    args: ["list"],
    env: {},
    code: "missing_credential",
    says: /GR4VY_PRIVATE_KEY/,
  },
  {
    exit: exitCode.refused,
    name: "the API refuses",
    args: ["delete", missing, "--yes"],
    code: "not_found",
    says: /404/,
  },
  {
    exit: exitCode.server,
    name: "the server fails",
    faults: [{ kind: "status", status: 500 }],
    args: ["list"],
    code: "server",
    says: /500/,
  },
  {
    exit: exitCode.rateLimited,
    name: "there were too many requests",
    faults: [{ kind: "status", status: 429, retryAfter: 3600 }],
    args: ["list"],
    code: "rate_limit",
    says: /3600 s|1 h/,
  },
  {
    exit: exitCode.partly,
    name: "only some could be deleted",
    args: async (api) => ["delete", ...(await createPairs(api, 1)), missing, "--yes"],
    code: "partly",
    says: /1 of 2/,
  },
  {
    exit: exitCode.outcomeUnknown,
    name: "the server dies after it created a pair",
    faults: [{ kind: "drop", when: "after", operation: "create" }],
    args: ["create", "--settle", "0s"],
    code: "outcome_unknown",
    says: /akp delete/,
  },
  {
    exit: exitCode.busy,
    name: "another run has the rotation",
    args: async () => ["rotate", "resume", "--journal", await takeJournal()],
    code: "rotation_busy",
    says: /has the journal/,
  },
];

test.for(situations)(
  "$exit when $name, also as JSON",
  async ({ exit, faults = [], args, env, code, says }) => {
    const api = await startApi();
    const wordsFor = async () => (typeof args === "function" ? await args(api) : args);
    const [first, second] = [await wordsFor(), await wordsFor()];
    api.admin.setFaults(faults);
    const text = await akpProcess([...first, "--output", "table"], { env: env ?? api.env });
    // The server is loaded into its process.
    const run = second[0] === "serve" ? akpProcess : akp;
    const json = await run([...second, "--output", "json"], { env: env ?? api.env });
    expect([text.code, json.code]).toEqual([exit, exit]);
    if (code === undefined) {
      expect(text.stderr).not.toMatch(/^akp: /m);
      return;
    }
    expect(text.stderr).toMatch(/^akp: \S/m);
    expect(text.stderr).toMatch(says!);
    const { error } = JSON.parse(json.stderr.trim().split("\n").at(-1)!);
    expect(error).toMatchObject({ code, exit_code: exit, message: expect.any(String) });
    expect(`${text.stdout}${text.stderr}${json.stdout}${json.stderr}`).not.toMatch(/PRIVATE KEY|eyJ/);
  },
);

test("5 when nobody answers", async () => {
  const { env } = await startApi();
  const nobody = { ...env, GR4VY_BASE_URL: `http://127.0.0.1:${await unusedPort()}` };
  const { code, stderr } = await akp(["list", "--output", "json"], { env: nobody });
  expect({ code, error: JSON.parse(stderr).error }).toMatchObject({
    code: exitCode.server,
    error: { code: "connection", exit_code: 5, next: [expect.stringContaining("akp doctor")] },
  });
});

test("130 when Ctrl-C was pressed", async () => {
  // Pressed while the answer is waited for, which never comes.
  const GR4VY_BASE_URL = await serve(() => void child.kill("SIGINT"));
  const env = { GR4VY_BASE_URL, GR4VY_TOKEN: "a.b.c" };
  const { child, ended } = launch(["list", "--output", "json"], { env });
  const { code, stderr } = await ended;
  expect({ code, error: JSON.parse(stderr).error }).toMatchObject({
    code: exitCode.interrupted,
    error: { code: "aborted", exit_code: 130 },
  });
});

test("the README explains every exit code", () => {
  const readme = readFileSync(join(import.meta.dirname, "../../README.md"), "utf8");
  const rows = [...readme.matchAll(/^\| `(\d+)` +\| \w/gm)].map(([, code]) => Number(code));
  expect(rows).toEqual(Object.values(exitCode));
});
