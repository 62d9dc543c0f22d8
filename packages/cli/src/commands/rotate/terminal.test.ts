import { writeFileSync } from "node:fs";
import { join } from "node:path";

import { expect, test } from "vitest";

import { startRotating } from "../../testing/rotating.ts";
import { keys, openTerminal } from "../../testing/terminal.ts";

/** A rotation, in a terminal of its own. */
async function setUp() {
  const rotating = await startRotating();
  const open = (args: readonly string[], options: Parameters<typeof openTerminal>[1] = {}) =>
    openTerminal(["rotate", ...args], { cwd: rotating.home, env: rotating.env, ...options });
  return { ...rotating, open };
}

test("in an emergency it says what it will do, and asks", async () => {
  const { open, old, pairs, api } = await setUp();
  const terminal = open(["--emergency"]);
  const text = await terminal.waitFor("Replace it? [y/N] ");
  expect(text.replaceAll(/\s+/g, " ")).toContain(
    `About to replace ${old.id} at ${api.url} without an overlap.`,
  );
  expect(await pairs()).toEqual([old.id]);
  terminal.type(`y${keys.enter}`);
  expect(await terminal.ended).toBe(0);
  expect(terminal.text).toContain("✔ The API refuses the old key\n");
  expect(terminal.text).toContain("done: the new key has replaced the old one");
  expect(await pairs()).toEqual([expect.not.stringMatching(old.id)]);
});

test.each([
  ["n", `n${keys.enter}`, 1],
  ["Enter", keys.enter, 1],
  ["Ctrl-C", keys.ctrlC, 130],
])("%s is no yes: nothing is created, deleted or taken back", async (_name, typed, code) => {
  const { open, rotate, old, pairs } = await setUp();
  const emergency = open(["--emergency"]);
  await emergency.waitFor("[y/N]");
  emergency.type(typed);
  expect(await emergency.ended).toBe(code);
  expect(await pairs()).toEqual([old.id]);

  await rotate([]);
  const both = await pairs();
  for (const args of [["abort"], ["resume", "--emergency"]]) {
    const terminal = open(args);
    await terminal.waitFor("[y/N]");
    terminal.type(typed);
    expect(await terminal.ended).toBe(code);
  }
  expect(await pairs()).toEqual(both);
});

test.each([80, 120])(
  "the screen fits %i columns, and the step that goes on gives way to what is done",
  async (columns) => {
    const { open } = await setUp();
    const runs = [["--dry-run"], [], ["status"], ["resume"]];
    for (const args of runs) {
      const terminal = open(args, { columns });
      expect(await terminal.ended).toBe(args[0] === "resume" ? 9 : 0);
      // Ids and paths are not broken; each is on a line of its own.
      const long = terminal.text.split("\n").filter((line) => line.length > columns);
      for (const line of long) expect(line).toMatch(/\/\S{20,}|Replacing/);
      if (args.length > 0) continue;
      const [, afterwards] = terminal.raw.split("… Creating a new pair");
      expect(afterwards!.slice(0, 20)).toContain("\u001B[K\r\u001B[K");
    }
  },
);

test.each(["akp --quiet", "akp --no-color", "NO_COLOR=1 akp", "TERM=dumb akp"])(
  "there is no line that changes with %s",
  async (command) => {
    const { open } = await setUp();
    const terminal = open([], { shell: `${command} rotate` });
    expect(await terminal.ended).toBe(0);
    expect(terminal.raw).not.toContain("\u001B[K");
    expect(terminal.text.includes("✔")).toBe(command !== "akp --quiet");
  },
);

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
