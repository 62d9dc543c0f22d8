import { delimiter } from "node:path";
import { env } from "node:process";

import { describe, expect, test } from "vitest";

import { expectUsed } from "./expect-used.ts";
import { environmentOf, startPackedServer } from "./packed-server.ts";
import { manifestOf, project } from "./project.ts";
import { run } from "./run.ts";
import { nodeFolder } from "./tools.ts";

/** Runs a program with the `node` of a major version, as the programs find it that it starts. */
const runOn = async (major: string, program: string, args: readonly string[], added = {}) =>
  await run(project, program, args, {
    env: { PATH: [nodeFolder(major), env["PATH"]].join(delimiter), ...added },
  });

// The oldest that the packages are for, and the newest. All other tests run on the one between.
describe.each(["22", "26"])("Node.js %s", (major) => {
  test("imports every entry, starts the server, and creates, lists and deletes", async () => {
    expect(await runOn(major, "node", ["--eval", "process.stdout.write(process.version)"])).toMatch(
      `v${major}.`,
    );
    const { id, created, deleted } = JSON.parse(await runOn(major, "node", ["round-trip.js"]));
    expect(created).toContain(id);
    expect(deleted).not.toContain(id);
    const server = await startPackedServer();
    expectUsed(JSON.parse(await runOn(major, "node", ["use-client-here.js"], environmentOf(server))));
  });

  test("runs akp, akp-server and akp-dashboard", async () => {
    const { listed, id } = JSON.parse(await runOn(major, "node", ["list-with-akp.js"]));
    expect(listed).toEqual([id]);
    for (const [command, name] of [
      ["akp-server", "server"],
      ["akp-dashboard", "dashboard"],
    ] as const) {
      const { version } = await manifestOf(name);
      expect(await runOn(major, `node_modules/.bin/${command}`, ["--version"])).toBe(`${version}\n`);
    }
  });
});

test("Node.js 20 runs akp, and is told to be too old for the server", async () => {
  const { version } = await manifestOf("cli");
  expect(await runOn("20", "node_modules/.bin/akp", ["--version"])).toBe(`${version}\n`);
  const server = await startPackedServer();
  const { items } = JSON.parse(await runOn("20", "node_modules/.bin/akp", ["list"], environmentOf(server)));
  expect(items).toHaveLength(1);
  for (const [command, args] of [
    ["akp-server", ["--port", "0"]],
    ["akp", ["serve", "--port", "0"]],
  ] as const) {
    const error: Error = await runOn("20", `node_modules/.bin/${command}`, args).then(
      () => new Error("It runs."),
      (error: Error) => error,
    );
    const said = `${command}: SQLite needs Node.js 22.16 or later, and this is v20.19.0: update Node.js.\n`;
    expect(error.message.split("\n").slice(1).join("\n")).toBe(`\n${said}`);
  }
});
