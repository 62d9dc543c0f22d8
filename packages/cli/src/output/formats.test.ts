import { expect, test } from "vitest";
import { parse } from "yaml";

import { createIds } from "./ids.ts";
import { createJsonLines } from "./json-lines.ts";
import { createJson } from "./json.ts";
import type { RecordOutput, Write } from "./record-output.ts";
import { createTable } from "./table.ts";
import { createYaml } from "./yaml.ts";

interface Row {
  id: string;
  [field: string]: unknown;
}

/** What is printed for records that arrive in these batches. */
async function print(
  create: (write: Write) => RecordOutput<Row>,
  batches: readonly (readonly Row[])[],
  rest?: Record<string, unknown>,
): Promise<string> {
  let printed = "";
  const output = create(async (text) => void (printed += text));
  for (const batch of batches) await output.add(batch);
  await output.end(rest);
  return printed;
}

const json = (isPretty: boolean) => (write: Write) => createJson<Row>(write, { isPretty });
const ids = (write: Write) => createIds<Row>(write, ({ id }) => id);
const columns = [
  { title: "ID", text: ({ id }: Row) => id },
  { title: "NOTE", text: ({ note }: Row) => String(note) },
];
const table = (width?: number) => (write: Write) =>
  createTable<Row>(write, { columns, width, style: (_format, text) => text });

const one = { id: "one", note: 'a "quoted" note', nested: { list: [1, null] } };
const two = { id: "two", note: "line\nbreak: yes" };
const batches = [[one], [], [two]];

test.each([
  ["json on one line", json(false), (text: string): unknown => JSON.parse(text)],
  ["json on many lines", json(true), (text: string): unknown => JSON.parse(text)],
  ["yaml", createYaml<Row>, (text: string): unknown => parse(text)],
])("%s holds the records of all batches, and the rest", async (_name, create, read) => {
  const rest = { limit: 2, next_cursor: "next", previous_cursor: null };
  expect(read(await print(create, batches, rest))).toEqual({ items: [one, two], ...rest });
  expect(read(await print(create, batches))).toEqual({ items: [one, two] });
  expect(read(await print(create, [[]], rest))).toEqual({ items: [], ...rest });
  expect(read(await print(create, []))).toEqual({ items: [] });
});

test("json on many lines looks as JSON.stringify has it", async () => {
  const rest = { limit: 2 };
  const whole = JSON.stringify({ items: [one, two], ...rest }, null, 2);
  expect(await print(json(true), batches, rest)).toBe(`${whole}\n`);
});

test("jsonl has a record a line, and nothing else", async () => {
  const printed = await print(createJsonLines, batches, { limit: 2 });
  expect(printed).toBe(`${JSON.stringify(one)}\n${JSON.stringify(two)}\n`);
});

test("ids has an id a line, whatever is in it", async () => {
  expect(await print(ids, [[one, { id: "a\nb" }]])).toBe("one\na\\u{a}b\n");
});

test("the first records decide how wide a column of a table is", async () => {
  const rows = [[{ id: "a", note: "x" }], [{ id: "longer", note: "y" }]];
  expect(await print(table(), rows)).toBe("ID  NOTE\na   x\nlonger  y\n");
});

test("a table counts the columns that a letter takes, and cuts the last cell to the terminal", async () => {
  const rows = [
    [
      { id: "漢字", note: "語".repeat(20) },
      { id: "ab", note: "short" },
    ],
  ];
  expect(await print(table(24), rows)).toBe(`ID    NOTE\n漢字  ${"語".repeat(8)}…\nab    short\n`);
});

test("a column that the first records have nothing for is left out", async () => {
  const columns = [
    { title: "ID", text: ({ id }: Row) => id },
    {
      title: "MORE",
      text: ({ more = "" }: Row) => String(more),
      isIn: ({ more }: Row) => more !== undefined,
    },
  ];
  const style = (_format: unknown, text: string) => text;
  const create = (write: Write) => createTable<Row>(write, { columns, style });
  expect(await print(create, [[{ id: "a" }], [{ id: "b", more: 1 }]])).toBe("ID\na\nb\n");
  expect(await print(create, [[{ id: "a" }, { id: "b", more: 1 }]])).toBe("ID  MORE\na\nb   1\n");
});

test("a narrow terminal loses the columns that matter least, then cuts the widest", async () => {
  const columns = [
    { title: "ID", text: ({ id }: Row) => id },
    { title: "NAME", text: ({ name }: Row) => String(name), isCut: true as const },
    { title: "NOTE", text: ({ note }: Row) => String(note), isCut: true as const, leaves: 1 },
    { title: "AGE", text: ({ age }: Row) => String(age), leaves: 2 },
  ];
  const rows = [[{ id: "0123456789", name: "n".repeat(30), note: "o".repeat(20), age: "1 day" }]];
  const draw = async (width: number) => {
    const style = (_format: unknown, text: string) => text;
    const drawn = await print((write) => createTable<Row>(write, { columns, width, style }), rows);
    return drawn.split("\n")[1];
  };
  const [id, name, note] = ["0123456789", "n".repeat(30), "o".repeat(20)];
  expect(await draw(71)).toBe(`${id}  ${name}  ${note}  1 day`);
  expect(await draw(61)).toBe(`${id}  ${"n".repeat(19)}…  ${note}  1 day`);
  expect(await draw(45)).toBe(`${id}  ${"n".repeat(11)}…  ${"o".repeat(11)}…  1 day`);
  expect(await draw(44)).toBe(`${id}  ${"n".repeat(14)}…  ${"o".repeat(14)}…`);
  expect(await draw(37)).toBe(`${id}  ${"n".repeat(24)}…`);
});

test.each([
  ["json", json(false)],
  ["jsonl", createJsonLines<Row>],
  ["yaml", createYaml<Row>],
  ["ids", ids],
  ["table", table()],
])("%s shows no private key, and lets no text act upon the terminal", async (_name, create) => {
  const privateKey = "-----BEGIN PRIVATE KEY-----\nMIHuAgEAMBAGByqGSM49\n-----END PRIVATE KEY-----";
  const evil = "\u001b[2J\u009b31m\u202Egnp.exe\u0007";
  const row = {
    id: `id${evil}`,
    note: evil,
    [`key${evil}`]: 1,
    private_key: privateKey,
    nested: { also: privateKey },
  };
  const printed = await print(create, [[row]], { rest: evil });
  expect(printed).not.toContain("MIHuAgEAMBAGByqGSM49");
  // oxlint-disable-next-line no-control-regex -- these are what is looked for
  expect(printed).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/);
});

test("what is escaped for the terminal is the same value still", async () => {
  const row = { id: "x", note: "\u001b[31m\u202E\u{e0001}" };
  expect(JSON.parse(await print(json(false), [[row]]))).toEqual({ items: [row] });
  expect(parse(await print(createYaml, [[row]]))).toEqual({ items: [row] });
});
