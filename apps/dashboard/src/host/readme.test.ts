import { readFileSync } from "node:fs";

import { expect, test } from "vitest";

import { announcement } from "./command/announce.ts";
import { help } from "./command/help.ts";
import { parseCommand } from "./command/parse-command.ts";
import type { Dashboard } from "./dashboard-options.ts";

const readme = readFileSync(new URL("../../README.md", import.meta.url), "utf8");
const block = (language: string) => new RegExp(`^\`\`\`${language}\n([^]*?)^\`\`\``, "m").exec(readme)![1]!;

test("the README names the flags and variables that the help names", () => {
  const namesIn = (text: string) => new Set(text.match(/--[a-z-]+|GR4VY_[A-Z_]+/g));
  const table = readme.split("\n").filter((line) => /^\| *(?:`-|\|? *`GR4VY|\| )/.test(line));
  const documented = namesIn(table.join("\n"));
  const explained = namesIn(help);
  // Those go without saying.
  for (const name of ["--help", "--version"]) expect(explained.delete(name)).toBe(true);
  for (const name of ["GR4VY_PRIVATE_KEY", "GR4VY_TOKEN"]) expect(documented.delete(name)).toBe(true);
  expect([...documented].toSorted()).toEqual([...explained].toSorted());
});

test("the commands of the README are understood", () => {
  const commands = block("sh").trimEnd().split("\n");
  expect(commands.length).toBeGreaterThan(1);
  for (const command of commands) {
    const [, args] = /^npx @api-key-pairs\/dashboard (.+)$/.exec(command)!;
    expect(parseCommand(args!.split(" "))).toMatchObject({ name: "serve" });
  }
});

test("what it prints is what the README shows, in a terminal", () => {
  const shown = block("text");
  const dashboard = {
    link: /http:\/\/127\S+/.exec(shown)![0],
    baseUrl: /https:\S+/.exec(shown)![0],
    signer: /Signed by {2}(\S{43})\n/.exec(shown)![1],
  };
  expect(announcement(dashboard as Dashboard, "sandbox", true)).toBe(shown);
});
