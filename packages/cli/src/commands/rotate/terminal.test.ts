import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { open as openFile } from "node:fs/promises";
import { join } from "node:path";

import type { StartServerOptions } from "@api-key-pairs/server";
import { expect, test } from "vitest";

import { startRotating } from "../../testing/rotating.ts";
import { keys, openTerminal } from "../../testing/terminal.ts";

/** A rotation, in a terminal of its own. */
async function setUp(options?: StartServerOptions) {
  const rotating = await startRotating(options);
  const open = (args: readonly string[], options: Parameters<typeof openTerminal>[1] = {}) =>
    openTerminal(["rotate", ...args], { cwd: rotating.home, env: rotating.env, ...options });
  return { ...rotating, open };
}

test("in an emergency it says what it will do, and asks", async () => {
  const { open, old, pairs, api } = await setUp();
  const terminal = open(["--emergency"]);
  const text = await terminal.waitFor("Replace it? [y/N] ");
  expect(text.replaceAll(/\s+/g, " ")).toContain(
    `About to replace the key of ${old.id} at ${api.url} without an overlap.`,
  );
  expect(await pairs()).toEqual([old.id]);
  terminal.type(`y${keys.enter}`);
  expect(await terminal.ended).toBe(0);
  expect(terminal.text).toContain("✔ The API refuses the old key\n");
  expect(terminal.text).toContain("done: the new key has replaced the old one");
  expect(await pairs()).toEqual([expect.not.stringMatching(old.id)]);
});

test("it calls a pair by its name where it has one, and by the thumbprint of its key where no list shows it", async () => {
  const { open, old, api } = await setUp({ revision: "2026-08" });
  const ask = async () => {
    const terminal = open(["--emergency"], { columns: 200 });
    const text = await terminal.waitFor("Replace it? [y/N] ");
    terminal.type(`n${keys.enter}`);
    await terminal.ended;
    return text;
  };
  expect(await ask()).toContain(`About to replace the key of Checkout (${old.id}) at `);
  api.admin.setFaults([{ kind: "status", status: 403, operation: "list" }]);
  expect(await ask()).toContain(`About to replace the key of ${old.thumbprint} at `);
});

test.each([
  ["n", `n${keys.enter}`, 1],
  ["Enter", keys.enter, 1],
  ["Ctrl-C", keys.ctrlC, 130],
])("%s is no yes: nothing is created", async (_name, typed, code) => {
  const { open, old, pairs } = await setUp();
  const terminal = open(["--emergency"]);
  await terminal.waitFor("[y/N]");
  terminal.type(typed);
  expect(await terminal.ended).toBe(code);
  expect(await pairs()).toEqual([old.id]);
});

test("what is deleted, taken back or left out is said before it is asked for", async () => {
  const { open, rotate, pairs } = await setUp();
  const { stdout } = await rotate(["--exec", "cat > stored.pem"]);
  const both = await pairs();
  const { new_id } = JSON.parse(stdout);
  const questions = [
    {
      args: ["resume", "--emergency"],
      says: "without the rest of its overlap and grace: its pair is deleted",
    },
    {
      args: ["abort"],
      says: `all who got the new key get the old one back; then the new pair, ${new_id}, is`,
    },
    {
      args: ["abort"],
      says: "is deleted without an overlap, and whoever still signs with its key is refused.",
    },
    {
      args: ["abort", "--skip-commands"],
      says: "files get the old key back, and commands are not run; then",
    },
  ];
  for (const { args, says } of questions) {
    const terminal = open(args, { columns: 200 });
    expect((await terminal.waitFor("[y/N]")).replaceAll(/\s+/g, " ")).toContain(says);
    terminal.type(`n${keys.enter}`);
    expect(await terminal.ended).toBe(1);
  }
  expect(await pairs()).toEqual(both);
});

test("the screen fits the terminal, and the step that goes on gives way to what is done", async () => {
  const { open } = await setUp();
  const runs = [
    { args: ["--dry-run"], columns: 80 },
    { args: [], columns: 80 },
    { args: ["status"], columns: 120 },
    { args: ["resume"], columns: 80 },
  ];
  for (const { args, columns } of runs) {
    const terminal = open(args, { columns });
    expect(await terminal.ended).toBe(args[0] === "resume" ? 9 : 0);
    // Ids and paths are not broken; each is on a line of its own.
    const long = terminal.text.split("\n").filter((line) => line.length > columns);
    for (const line of long) expect(line).toMatch(/\/\S{20,}|Replacing/);
    if (args.length > 0) continue;
    const [, afterwards] = terminal.raw.split("… Creating a new pair");
    expect(afterwards!.slice(0, 20)).toContain("\u001B[K\r\u001B[K");
  }
});

test("there is no line that changes with --quiet, without colours and on a dumb terminal", async () => {
  const { open } = await setUp();
  const commands = ["akp --quiet", "akp --no-color", "NO_COLOR=1 akp", "TERM=dumb akp"];
  const shell = commands.map((command) => `${command} rotate --emergency --yes && echo over`).join("\n");
  const terminal = open([], { shell });
  expect(await terminal.ended).toBe(0);
  expect(terminal.raw).not.toContain("\u001B[K");
  const [quiet, ...others] = terminal.text.split("over\n").slice(0, -1);
  expect(quiet).not.toContain("✔");
  expect(others.map((text) => text.includes("✔"))).toEqual([true, true, true]);
});

test("the first Ctrl-C does not reach the command that has the key", async () => {
  const { open, home, read } = await setUp();
  execFileSync("mkfifo", [join(home, "gate")]);
  const terminal = open(["--exec", "cat > stored.pem; cat gate"]);
  const gate = await openFile(join(home, "gate"), "w");
  terminal.type(keys.ctrlC);
  await terminal.waitFor("Finishing this step; Ctrl-C again stops at once");
  await gate.close();
  expect(await terminal.ended).toBe(130);
  expect(terminal.text).toContain("✔ Handed the new key to the command cat\n");
  expect(read("stored.pem")).toContain("PRIVATE KEY");
});

test("Ctrl-C while it waits for the end of the overlap says how to go on", async () => {
  const { open, old, accepts, key } = await setUp();
  const terminal = open(["--until", "done"]);
  await terminal.waitFor("… Both keys work, until ");
  terminal.type(keys.ctrlC);
  expect(await terminal.ended).toBe(130);
  expect(terminal.text).toMatch(
    /akp: Interrupted[^]+Both are to work\s+until[^]+akp rotate resume {3}# from/,
  );
  expect([await accepts(old.private_key), await accepts(key())]).toEqual([true, true]);
});

test("a terminal that closes in the middle of a step does not keep the step from its end", async () => {
  const { open, home, rotate } = await setUp();
  writeFileSync(join(home, "hand"), "#!/bin/sh\ntrap '' HUP\ncat > stored.pem\nkill -HUP $PPID\n", {
    mode: 0o755,
  });
  const terminal = open(["--exec", "./hand"]);
  expect(await terminal.ended).toBe(130);
  const { stdout } = await rotate(["status"]);
  expect(JSON.parse(stdout).steps[3]).toMatchObject({ name: "hand-over", status: "done" });
});
