import { expect, test, vi } from "vitest";
import { parse } from "yaml";

import { akp, akpProcess } from "../testing/akp.ts";
import { createPairs } from "../testing/create-pairs.ts";
import { startApi } from "../testing/start-api.ts";

// Processes that start take their time on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

const idPattern = /(?<![\w-])[\w-]{43}(?![\w-])/g;
const idsOf = ({ items }: { items: { id: string }[] }) => items.map(({ id }) => id);
const linesOf = (text: string) => text.split("\n").slice(0, -1);

/** How a program, or a person, finds the ids in what is printed. */
const readers: Readonly<Record<string, (stdout: string) => string[]>> = {
  table: (stdout) => {
    const [titles, ...rows] = linesOf(stdout);
    expect(titles).toMatch(/\bID\b/);
    return rows.flatMap((row) => row.match(idPattern) ?? []);
  },
  json: (stdout) => idsOf(JSON.parse(stdout)),
  jsonl: (stdout) => linesOf(stdout).map((line) => JSON.parse(line).id),
  yaml: (stdout) => idsOf(parse(stdout)),
  ids: (stdout) => linesOf(stdout),
};

test.for(Object.entries(readers))(
  "%s holds the same pairs, whatever command prints them",
  async ([format, read]) => {
    const api = await startApi();
    await createPairs(api, 3);
    const ids = await api.ids();
    const oldestFirst = ids.toReversed();
    const run = async (...args: string[]) => {
      const start = args.includes("--all") ? akpProcess : akp;
      const { code, stdout } = await start([...args, "--output", format], { env: api.env });
      return { code, ids: read(stdout) };
    };
    const [page, all, audit, dryRun] = await Promise.all([
      run("list"),
      run("list", "--all", "--limit", "2"),
      run("audit", "--older-than", "0s"),
      run("delete", "--dry-run", ...ids.slice(0, 3)),
    ]);
    expect({ page, all, audit, dryRun }).toEqual({
      page: { code: 0, ids },
      all: { code: 0, ids },
      audit: { code: 1, ids: oldestFirst },
      dryRun: { code: 0, ids: ids.slice(0, 3) },
    });
  },
);

test.for(Object.keys(readers))("%s of a created pair has its id and no private key", async (format) => {
  const api = await startApi();
  const { code, stdout, stderr } = await akp(["create", "--out", "new.pem", "--output", format], {
    env: api.env,
  });
  const [newest] = await api.ids();
  expect(code).toBe(0);
  expect(stdout.match(idPattern)).toContain(newest);
  expect(stdout + stderr).not.toContain("PRIVATE KEY");
});

test("without --output it is JSON off a terminal, and GR4VY_OUTPUT decides otherwise", async () => {
  const api = await startApi();
  const [json, ids, flag] = await Promise.all([
    akp(["list"], { env: api.env }),
    akp(["list"], { env: { ...api.env, GR4VY_OUTPUT: "ids" } }),
    akp(["list", "--output", "jsonl"], { env: { ...api.env, GR4VY_OUTPUT: "ids" } }),
  ]);
  expect(idsOf(JSON.parse(json.stdout))).toEqual([api.rootId]);
  expect(ids.stdout).toBe(`${api.rootId}\n`);
  expect(JSON.parse(flag.stdout).id).toBe(api.rootId);
});
