import { spawn } from "node:child_process";
import { once } from "node:events";
import {
  existsSync,
  lstatSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";

import { expect, test } from "vitest";

import type { JournalRecord, Journal } from "../../rotation/index.ts";
import { nodeCommand, nodeEnvironment } from "../../testing/node-process.ts";
import { failureOf } from "../../testing/real-server.ts";
import { temporaryDirectory } from "../../testing/temporary-directory.ts";
import { createFileJournal } from "./create-file-journal.ts";

const began = {
  kind: "began",
  version: 1,
  at: "2026-08-01T12:00:00.000Z",
  plan: {
    baseUrl: "https://api.acme.gr4vy.app",
    oldThumbprint: "-old",
    handOver: [],
    overlapMs: 0,
    graceMs: 0,
    soleCreator: false,
    onOrphan: "report",
  },
} as const satisfies JournalRecord;
const note = (newId: string): JournalRecord => ({ kind: "note", at: began.at, facts: { newId } });

function newJournal() {
  const path = join(temporaryDirectory(), "a", "key.rotation");
  const entries = () =>
    readdirSync(dirname(path))
      .filter((name) => name.includes(".lock."))
      .map((name) => join(dirname(path), name));
  return { path, journal: createFileJournal(path), entries };
}

async function write(journal: Journal, ...records: JournalRecord[]) {
  const open = await journal.open();
  try {
    for (const record of records) await (record.kind === "began" ? open.begin(record) : open.append(record));
  } finally {
    await open.close();
  }
}

test("what was written is read, in this run and in the next", async () => {
  const { journal, path } = newJournal();
  expect(await journal.read()).toEqual([]);
  await write(journal, began, note("a"));
  await write(journal, note("ü"), note("c"));
  const records = [began, note("a"), note("ü"), note("c")];
  expect(await journal.read()).toEqual(records);
  const again = await createFileJournal(path).open();
  expect(again.records).toEqual(records);
  await again.close();
});

test("to begin is to forget what was there", async () => {
  const { journal, path } = newJournal();
  await write(journal, began, note("a"));
  await write(journal, began, note("b"));
  expect(await journal.read()).toEqual([began, note("b")]);
  expect(readdirSync(dirname(path))).toEqual(["key.rotation"]);
});

test.runIf(process.platform !== "win32")(
  "the journal is its owner's alone, and so is its directory",
  async () => {
    const { journal, path } = newJournal();
    await write(journal, began);
    expect([path, dirname(path)].map((one) => statSync(one).mode & 0o777)).toEqual([0o600, 0o700]);
  },
);

test("a record that a crash cut short does not count, and the next one takes its place", async () => {
  const { journal, path } = newJournal();
  await write(journal, began, note("a"));
  const whole = readFileSync(path, "utf8");
  for (const half of [
    "0",
    'f3a5 {"kind":"note","at":"2026-08-01T12:00:00.000Z","facts":{"newId":"xxxxxxxxxxxxx',
  ]) {
    writeFileSync(path, whole + half);
    expect(await journal.read()).toEqual([began, note("a")]);
    await write(journal, note("b"));
    expect(await journal.read()).toEqual([began, note("a"), note("b")]);
    expect(readFileSync(path, "utf8").endsWith("}\n")).toBe(true);
  }
});

test("a record counts of which a crash cut off no more than the line end", async () => {
  const { journal, path } = newJournal();
  await write(journal, began, note("a"));
  writeFileSync(path, readFileSync(path, "utf8").trimEnd());
  expect(await journal.read()).toEqual([began, note("a")]);
  await write(journal, note("b"), note("c"));
  expect(await journal.read()).toEqual([began, note("a"), note("b"), note("c")]);
});

test("every changed, missing or moved byte of a whole record is noticed, and nothing is touched", async () => {
  const { journal, path } = newJournal();
  await write(journal, began, note("a"), note("b"));
  const [header, ...lines] = readFileSync(path, "utf8").split("\n");
  const texts = [
    "",
    "\n",
    "something else\n",
    `${header}\n`,
    [header, lines[0]!.replace("acme", "evil"), ...lines.slice(1)].join("\n"),
    [header, lines[0], lines[2], ""].join("\n"),
    [header, lines[0], lines[2], lines[1], ""].join("\n"),
    [header, ...lines.slice(0, 3), "", ""].join("\n"),
    [header, lines[0], "garbage", ...lines.slice(1)].join("\n"),
  ];
  for (const text of texts) {
    writeFileSync(path, text);
    for (const act of [() => journal.read(), () => journal.open()])
      expect(await failureOf(act())).toMatchObject({ code: "rotation", problem: "corrupted" });
    expect(readFileSync(path, "utf8")).toBe(text);
  }
  expect(readdirSync(dirname(path))).toEqual(["key.rotation"]);
});

test("a journal in another format is refused, whatever it holds", async () => {
  const { journal, path } = newJournal();
  await write(journal, began);
  writeFileSync(path, "akp rotation journal, format 2\n...");
  expect(await failureOf(journal.open())).toMatchObject({ problem: "version" });
});

test("while one has the journal nobody else gets it, and reading goes on", async () => {
  const { journal, path } = newJournal();
  const open = await journal.open();
  await open.begin(began);
  expect(await failureOf(createFileJournal(path).open())).toMatchObject({
    problem: "busy",
    message: expect.stringContaining(`Process ${process.pid} has the journal ${path} since `),
  });
  expect(await journal.read()).toEqual([began]);
  await open.close();
  await write(createFileJournal(path), note("a"));
});

test("nothing is written to a journal that another has taken over", async () => {
  const { journal, path, entries } = newJournal();
  await write(journal, began);
  const open = await journal.open();
  rmSync(entries()[0]!);
  await write(journal, note("theirs"));
  for (const act of [() => open.append(note("ours")), () => open.begin(began)])
    expect(await failureOf(act())).toMatchObject({ problem: "busy" });
  await open.close();
  expect(await journal.read()).toEqual([began, note("theirs")]);
  expect(readdirSync(dirname(path))).toEqual(["key.rotation"]);
});

test.runIf(process.platform !== "win32")(
  "one file is one journal, whichever link leads to it, and the links stay",
  async () => {
    const { journal, path, entries } = newJournal();
    const elsewhere = temporaryDirectory();
    symlinkSync(path, join(elsewhere, "link"));
    symlinkSync(dirname(path), join(elsewhere, "directory"));
    const links = [join(elsewhere, "link"), join(elsewhere, "directory", "key.rotation")];
    for (const link of links) {
      const open = await createFileJournal(link).open();
      await open.begin(began);
      expect(entries()).toHaveLength(1);
      for (const other of [path, ...links])
        expect((await failureOf(createFileJournal(other).open())).message).toContain(
          `has the journal ${other} `,
        );
      await open.close();
    }
    expect(lstatSync(links[0]!).isSymbolicLink()).toBe(true);
    expect(await journal.read()).toEqual([began]);
  },
);

test("a file of somebody else's where a draft would be is left alone", async () => {
  const { journal, path } = newJournal();
  await write(journal, began);
  const draft = `${path}.api-key-pairs-draft`;
  writeFileSync(draft, "akp rotation journal, fo");
  await write(journal, began);
  expect(existsSync(draft)).toBe(false);
  writeFileSync(draft, "notes");
  expect((await failureOf(write(journal, began))).message).toBe(
    `${draft} is in the way and not of a rotation; move it away`,
  );
  expect(readFileSync(draft, "utf8")).toBe("notes");
});

const opener = `
  import { createFileJournal } from ${JSON.stringify(new URL("create-file-journal.ts", import.meta.url).href)};
  const journal = createFileJournal(process.argv[1]);
  process.stdout.write("ready");
  await new Promise((resolve) => process.stdin.once("data", resolve));
  const problem = await journal.open().then(() => "opened", (error) => error.problem);
  process.stdout.write(problem);
  setInterval(() => {}, 1000);
`;

function launch(code: string, path: string, ...prefix: string[]) {
  const [command, ...args] = [...prefix, ...nodeCommand, "--input-type=module", "--eval", code, path];
  const env = { ...process.env, ...nodeEnvironment };
  return spawn(command!, args, { stdio: ["pipe", "pipe", "inherit"], env });
}

const said = async (child: ReturnType<typeof launch>) => String((await once(child.stdout, "data"))[0]);

test("of processes that come at the same moment one gets it, and it is free when that one is killed", async () => {
  const { journal, path } = newJournal();
  await write(journal, began);
  const children = [launch(opener, path), launch(opener, path)];
  await Promise.all(children.map(said));
  const answers = children.map(said);
  for (const child of children) child.stdin.write("go");
  const results = await Promise.all(answers);
  expect(results.toSorted()).toEqual(["busy", "opened"]);

  const holder = children[results.indexOf("opened")]!;
  expect(await failureOf(journal.open())).toMatchObject({
    problem: "busy",
    message: expect.stringContaining(`Process ${holder.pid} has`),
  });
  holder.kill("SIGKILL");
  await once(holder, "close");
  await write(journal, note("a"));
  expect(readdirSync(dirname(path))).toEqual(["key.rotation"]);
  for (const child of children) child.kill();
});

const writer = `
  import { createFileJournal } from ${JSON.stringify(new URL("create-file-journal.ts", import.meta.url).href)};
  const open = await createFileJournal(process.argv[1]).open();
  const note = (newId) => ({ kind: "note", at: "2026-08-01T12:00:00.000Z", facts: { newId } });
  await open.append(note("before"));
  const failure = await open.append(note("x".repeat(4000))).then(() => "none", (error) => error.code);
  await open.append(note("after"));
  await open.close();
  process.stdout.write(failure);
`;

test.runIf(process.platform === "linux")("a record for which there is no room leaves no trace", async () => {
  const { journal, path } = newJournal();
  await write(journal, began);
  // Files that would grow beyond 2 or 4 blocks of 512 bytes: more than all records but the long one.
  const child = launch(writer, path, "sh", "-c", 'ulimit -f 4 && exec "$@"', "sh");
  expect(await said(child)).toBe("EFBIG");
  expect(await journal.read()).toEqual([began, note("before"), note("after")]);
});
