import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { expect, test } from "vitest";

import { akp, akpProcess, temporaryDirectory } from "../../testing/akp.ts";
import type { LaunchOptions } from "../../testing/akp.ts";
import { startApi } from "../../testing/start-api.ts";

const pem = /^-----BEGIN PRIVATE KEY-----\n[^]+\n-----END PRIVATE KEY-----\n$/;

/** `akp create`, which must never show a private key on stderr, and on stdout only where it was told to. */
async function create(args: readonly string[], { prefix, ...options }: LaunchOptions) {
  const cwd = options.cwd ?? temporaryDirectory();
  const words = ["create", ...args];
  const isPiped = args.includes("-");
  const ended =
    prefix === undefined && !isPiped
      ? await akp(words, { ...options, cwd })
      : await akpProcess(words, { ...options, cwd, ...(prefix && { prefix }) });
  expect(ended.stderr).not.toContain("PRIVATE KEY");
  if (!isPiped) expect(ended.stdout).not.toContain("PRIVATE KEY");
  return { ...ended, cwd, files: readdirSync(cwd).toSorted() };
}

test("a new key is in a file named after it, which only its owner can read, and signs", async () => {
  const { env } = await startApi();
  const { code, stdout, stderr, cwd, files } = await create([], { env });
  expect(code).toBe(0);
  const created = JSON.parse(stdout);
  const file = join(cwd, `${created.id}.pem`);
  expect(created).toEqual({ id: expect.stringMatching(/^[\w-]{43}$/), created_at: expect.any(String), file });
  expect(files).toEqual([`${created.id}.pem`]);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(readFileSync(file, "utf8")).toMatch(pem);

  const next = /Next:\n {2}akp (.+)\n$/.exec(stderr)![1]!;
  expect(next).toBe(`list --private-key-file ./${created.id}.pem`);
  const { GR4VY_BASE_URL } = env;
  const list = await akp([...next.split(" "), "--output", "ids"], { env: { GR4VY_BASE_URL }, cwd });
  expect(list.stdout.split("\n")).toContain(created.id);
});

test("the result is printed in every format, without the key", async () => {
  const { env } = await startApi();
  const formats = ["table", "json", "jsonl", "yaml", "ids"];
  const runs = await Promise.all(
    formats.map(async (format) => await create(["--out", "new.pem", "--output", format], { env })),
  );
  const [table, json, jsonl, yaml, ids] = runs.map(({ stdout, cwd }) => {
    const id = /[\w-]{43}/.exec(stdout.replaceAll(cwd, ""))![0];
    return stdout
      .replaceAll(cwd, "HERE")
      .replace(id, "ID")
      .replace(/\d{4}-.+Z/, "TIME");
  });
  expect(table).toBe("ID           ID\nCreated      TIME\nPrivate key  HERE/new.pem\n");
  expect(json).toBe('{"id":"ID","created_at":"TIME","file":"HERE/new.pem"}\n');
  expect(jsonl).toBe(json);
  expect(yaml).toBe("id: ID\ncreated_at: TIME\nfile: HERE/new.pem\n");
  expect(ids).toBe("ID\n");
  expect(runs.map(({ code }) => code)).toEqual([0, 0, 0, 0, 0]);
});

test("a file that is not fit for a key is told before anything is sent, and nothing is left behind", async () => {
  const { env, admin } = await startApi();
  const cwd = temporaryDirectory();
  writeFileSync(join(cwd, "taken.pem"), "mine");
  mkdirSync(join(cwd, "directory"));
  const outs = [
    "taken.pem",
    "directory",
    "directory/",
    "new/",
    "missing/new.pem",
    "taken.pem/new.pem",
    `${"x".repeat(300)}.pem`,
  ];
  const runs = await Promise.all(outs.map(async (out) => await create(["--out", out], { env, cwd })));
  expect(runs.map(({ code }) => code)).toEqual(outs.map(() => 3));
  const reasons = runs.map(
    ({ stderr }) => /saved to .+?: (.+)\n/.exec(stderr.replaceAll(/\n {2,}/g, " "))?.[1],
  );
  expect(runs[0]!.stderr).toContain("Nothing was sent, and no key pair was created.");
  expect(reasons).toEqual([
    expect.stringContaining("that name is taken"),
    expect.stringContaining("it is a directory"),
    expect.stringContaining("it is a directory"),
    expect.stringContaining("it is a directory"),
    expect.stringContaining("no such directory"),
    expect.stringContaining("no such directory"),
    expect.stringContaining("the name is too long"),
  ]);
  expect(readFileSync(join(cwd, "taken.pem"), "utf8")).toBe("mine");
  expect(readdirSync(cwd).toSorted()).toEqual(["directory", "taken.pem"]);
  expect(admin.requests()).toEqual([]);
});

test.skipIf(process.platform === "win32")("a full disk is told before anything is sent", async () => {
  const { env, admin } = await startApi();
  const runs = await Promise.all(
    [[], ["--out", "new.pem"]].map(
      async (args) => await create(args, { env, prefix: ["sh", "-c", 'ulimit -f 0; exec "$@"', "sh"] }),
    ),
  );
  for (const { code, stderr, files } of runs) {
    expect({ code, files }).toEqual({ code: 3, files: [] });
    expect(stderr).toContain("Nothing was sent");
  }
  expect(admin.requests()).toEqual([]);
});

test.skipIf(process.getuid?.() === 0)(
  "a directory that is closed is told before anything is sent",
  async () => {
    const { env, admin } = await startApi();
    const cwd = temporaryDirectory();
    mkdirSync(join(cwd, "closed"), { mode: 0o500 });
    const { code, stderr } = await create(["--out", "closed/new.pem"], { env, cwd });
    expect(code).toBe(3);
    expect(stderr).toContain("you may not write there");
    expect(admin.requests()).toEqual([]);
  },
);

test("without a credential there is no file, and with --output json the error is JSON", async () => {
  const { url } = await startApi();
  const { code, stderr, files } = await create(["--output", "json"], { env: { GR4VY_BASE_URL: url } });
  expect({ code, files }).toEqual({ code: 3, files: [] });
  expect(JSON.parse(stderr).error).toMatchObject({ code: "missing_credential", exit_code: 3 });
});

test("a refusal leaves no file", async () => {
  const { env } = await startApi({ faults: [{ kind: "status", status: 403 }] });
  const { code, files } = await create(["--out", "new.pem"], { env });
  expect({ code, files }).toEqual({ code: 4, files: [] });
});

test("the key in an answer that is not as documented is saved, which is an error of its own", async () => {
  const { env } = await startApi({ faults: [{ kind: "malformed", operation: "create" }] });
  const { code, stdout, stderr, cwd, files } = await create(["--output", "json"], { env });
  expect(code).toBe(1);
  const { id, file } = JSON.parse(stdout);
  expect(files).toEqual([`${id}.pem`]);
  expect(file).toBe(join(cwd, `${id}.pem`));
  expect(readFileSync(file, "utf8")).toMatch(pem);
  expect(JSON.parse(stderr).error).toMatchObject({
    exit_code: 1,
    code: "created_answer_malformed",
    message: expect.stringContaining(`saved to ${file}, but`),
    status: 201,
    file,
  });
});

test("half of an answer, with half of a key in it, ends with 8 and leaves no file", async () => {
  const { env } = await startApi({ faults: [{ kind: "truncate", operation: "create" }] });
  const { code, files } = await create(["--settle", "0s"], { env });
  expect({ code, files }).toEqual({ code: 8, files: [] });
});

test("--out - writes the PEM alone", async () => {
  const { env } = await startApi();
  const { code, stdout, stderr, files } = await create(["--out", "-"], { env });
  expect({ code, files }).toEqual({ code: 0, files: [] });
  expect(stdout).toMatch(pem);
  expect(stderr).toMatch(/^Created [\w-]{43}\. Its private key went to stdout\.\n$/);
});

test.skipIf(process.platform === "win32").each([
  ["/dev/null", ">/dev/null"],
  ["a device that is full", ">/dev/full"],
  ["nothing, since it is closed", ">&-"],
])("--out - is refused when stdout is %s, before anything is sent", async (_name, redirection) => {
  const { env, admin } = await startApi();
  const prefix = ["sh", "-c", `exec "$@" ${redirection}`, "sh"];
  const { code, stderr, files } = await create(["--out", "-", "--output", "json"], { env, prefix });
  expect({ code, files }).toEqual({ code: 3, files: [] });
  expect(JSON.parse(stderr).error).toMatchObject({ code: "stdout_unusable", exit_code: 3 });
  expect(admin.requests()).toEqual([]);
});
