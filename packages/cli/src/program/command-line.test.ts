import { expect, test } from "vitest";

import { akp } from "../testing/akp.ts";
import { openTerminal } from "../testing/terminal.ts";

test.each([[[]], [["--help"]], [["help"]]])("akp %j prints the commands", async (args) => {
  const { code, stdout, stderr } = await akp(args);
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  expect(stdout).toMatch(/^Create, list, .*\n\nUsage: akp <command> \[options\]\n\nCommands:\n {2}create /);
});

test("akp help of a command is its --help", async () => {
  const [long, short, nested] = await Promise.all([
    akp(["help", "list"]),
    akp(["list", "-h"]),
    akp(["help", "profile", "add"]),
  ]);
  expect(long).toEqual(short);
  expect(long.stdout).toContain("--cursor <cursor>");
  expect(nested.stdout).toContain("Usage: akp profile add [options] <name>");
});

test("a group of commands prints them", async () => {
  const { code, stdout } = await akp(["profile"]);
  expect(code).toBe(0);
  expect(stdout).toContain("Put a profile into use");
});

test.each([
  [["lsit"], "Unknown command 'lsit'", "akp <command> [options]", "akp help"],
  [["help", "lsit"], "Unknown command 'lsit'", "akp <command> [options]", "akp help"],
  [["list", "--limt", "3"], "Unknown option '--limt'", "akp list [options]", "akp help list"],
  [
    ["list", "--limit", "0"],
    "It must be a whole number from 1 to 100",
    "akp list [options]",
    "akp help list",
  ],
  [["profile", "ad"], "Unknown command 'ad'", "akp profile [options] [command]", "akp help profile"],
])("%j is wrong, and leads to the help", async (args, message, usage, help) => {
  const { code, stdout, stderr } = await akp(args);
  expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
  expect(stderr).toContain(message);
  expect(stderr).toContain(`Usage: ${usage}\n`);
  expect(stderr).toContain(`\nNext:\n  ${help}\n`);
});

test("a mistyped word is compared with those that there are", async () => {
  const [command, option, nested] = await Promise.all([
    akp(["lsit"]),
    akp(["list", "--limt", "3"]),
    akp(["rotate", "reusme"]),
  ]);
  expect(nested).toMatchObject({ code: 2, stdout: "" });
  expect(nested.stderr).toMatch(
    /^akp: Unknown command 'reusme'\n {2}Did you mean resume\?\n\nUsage: akp rotate /,
  );
  expect(command.stderr).toContain("\n  Did you mean list?\n");
  expect(option.stderr).toContain("\n  Did you mean --limit?\n");
});

test.each([
  [["list", "--limit", "x", "--output", "json"]],
  [["-ojsonl", "lsit"]],
  [["list", "--output=json", "--nope"]],
])("with %j the error is JSON", async (args) => {
  const { code, stderr } = await akp(args);
  expect(code).toBe(2);
  expect(JSON.parse(stderr)).toEqual({
    error: expect.objectContaining({ code: "usage", exit_code: 2, message: expect.any(String) }),
  });
});

test("colours are for terminals that have them, and for those who want them", async () => {
  const terminals = [
    openTerminal(["--help"]),
    openTerminal(["--help", "--no-color"]),
    openTerminal(["--help"], { env: { NO_COLOR: "1" } }),
    openTerminal(["--help"], { env: { TERM: "dumb" } }),
  ];
  await Promise.all(terminals.map(async ({ ended }) => await ended));
  expect(terminals.map(({ raw }) => raw.includes("\u001b["))).toEqual([true, false, false, false]);
});

test("a long message is broken between words", async () => {
  const terminal = openTerminal(["list", "--limit", "0"], { columns: 60 });
  expect(await terminal.ended).toBe(2);
  for (const line of terminal.text.split("\n")) expect(line.length).toBeLessThanOrEqual(60);
  expect(terminal.text.replaceAll(/\s+/g, " ")).toContain("It must be a whole number from 1 to 100");
});
