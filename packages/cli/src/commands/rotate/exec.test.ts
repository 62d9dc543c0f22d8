import { execFileSync } from "node:child_process";
import { chmodSync, readFileSync, writeFileSync } from "node:fs";
import { open } from "node:fs/promises";
import { join } from "node:path";

import { expect, test } from "vitest";

import { expectNoKey, startRotating } from "../../testing/rotating.ts";

const pem = /^-----BEGIN PRIVATE KEY-----\n[^]+\n-----END PRIVATE KEY-----\n$/;

/** A rotation with programs of a test's own, which run in the home directory. */
async function setUp() {
  const rotating = await startRotating();
  const addProgram = (name: string, script: string) => {
    writeFileSync(join(rotating.home, name), `#!/bin/sh\n${script}\n`);
    chmodSync(join(rotating.home, name), 0o755);
  };
  return { ...rotating, addProgram };
}

test("commands get the key on stdin in their order, then the file; nobody on the machine can see it", async () => {
  const { addProgram, old, read, launch, journal, key, accepts } = await setUp();
  const spy = "cat /proc/$$/cmdline /proc/$$/environ /proc/$PPID/cmdline";
  addProgram(
    "first",
    `test ! -e new.pem && cat > first.pem; ${spy} > spied; echo from first; echo to-stderr >&2`,
  );
  addProgram("second", `cat > second.pem; echo "$API_KEY_PAIR_ID" > id; cat first.pem second.pem`);
  const env = { GR4VY_PRIVATE_KEY_FILE: "", GR4VY_PRIVATE_KEY: old.private_key, GR4VY_TOKEN: "" };
  const args = ["--exec", "./first", "--exec", "./second | tee said", "--out", "new.pem", "-o", "json"];
  const { code, stdout, stderr } = await launch(args, { env }).ended;
  expect({ code, stderr }).toMatchObject({
    code: 0,
    stderr: expect.stringContaining("from first\nto-stderr\n"),
  });
  expect(stderr).toMatch(
    /to the command first \(1 of 2\)\n[^]+to the command second \(2 of 2\)\n✔ Handed the new key to the file .+new\.pem\n/,
  );
  const fresh = read("first.pem");
  expect(fresh).toMatch(pem);
  expect([read("second.pem"), read("new.pem")]).toEqual([fresh, fresh]);
  expect(read("id").trim()).toBe(JSON.parse(stdout).new_id);
  expect([await accepts(fresh), key()]).toEqual([true, old.private_key]);
  // What a command prints goes on, without the key.
  expect(read("said")).toBe(fresh + fresh);
  expectNoKey([stdout, stderr, read("spied"), readFileSync(journal, "utf8")], [fresh, old.private_key]);
  expect(read("spied")).toContain("HOME=");
});

test("a command that fails stops the rotation with the old key untouched, and resume tries it again", async () => {
  const { addProgram, home, old, rotate, read, pairs, accepts } = await setUp();
  addProgram("first", "cat >> first.pem");
  addProgram("second", "cat > second.pem; test -e works || { cat second.pem; exit 7; }");
  const args = ["--exec", "./first", "--exec", "./second", "--emergency", "--yes", "-o", "json"];
  const failed = await rotate(args);
  expect({ code: failed.code, stdout: failed.stdout }).toEqual({ code: 1, stdout: "" });
  const { error } = JSON.parse(failed.stderr.trim().split("\n").at(-1)!);
  expect(error).toMatchObject({
    code: "rotation_stopped",
    message: expect.stringMatching(
      /^Handing the new key to the command second \(2 of 2\): The command second \(2 of 2\) failed with exit code 7$/,
    ),
    why: expect.stringMatching(
      /^The old key was not touched, and the new one works\. The new one is kept in .+\.new\.pem\.$/,
    ),
    next: ["akp rotate resume   # goes on", "akp rotate abort   # takes it back"],
    exit_code: 1,
  });
  expectNoKey([failed.stderr], [read("second.pem")]);
  expect(await accepts(old.private_key)).toBe(true);

  writeFileSync(join(home, "works"), "");
  // From anywhere: the command runs where it was typed first.
  const elsewhere = await rotate(["resume"], { prefix: ["sh", "-c", 'cd / && exec "$@"', "sh"] });
  expect(elsewhere).toMatchObject({ code: 0, stdout: expect.stringContaining('"state":"done"') });
  expect(read("first.pem")).toMatch(pem);
  expect(await accepts(read("second.pem"))).toBe(true);
  expect(await pairs()).toEqual([JSON.parse(elsewhere.stdout).new_id]);
});

test("abort runs the commands again with the old key, and those that hand it on after those that have it", async () => {
  const { addProgram, old, rotate, read, pairs } = await setUp();
  addProgram("store", "cat > stored.pem");
  addProgram("restart", "cp stored.pem running.pem");
  expect(await rotate(["--exec", "./store", "--exec", "./restart"])).toMatchObject({ code: 0 });
  expect(read("running.pem")).not.toBe(old.private_key);
  expect(await rotate(["abort", "--yes"])).toMatchObject({ code: 0 });
  expect(read("running.pem")).toBe(old.private_key);
  expect(await pairs()).toEqual([old.id]);
});

test("abort --skip-commands claims nothing for them, and keeps the old key that nobody else may have", async () => {
  const { addProgram, old, rotate, read, pairs, journal, kept } = await setUp();
  const env = { GR4VY_PRIVATE_KEY_FILE: "", GR4VY_PRIVATE_KEY: old.private_key };
  addProgram("store", "cat > stored.pem");
  expect(await rotate(["--exec", "./store"], { env })).toMatchObject({ code: 0 });
  const fresh = read("stored.pem");
  addProgram("store", "exit 1");
  const without = { env: { GR4VY_PRIVATE_KEY_FILE: "" } };
  const failed = await rotate(["abort", "--yes", "-o", "json"], without);
  expect(failed.code).toBe(1);
  const { next } = JSON.parse(failed.stderr.trim().split("\n").at(-1)!).error;
  expect(next[0]).toMatch(/^akp rotate abort {3}#/);
  expect(next[1]).toMatch(/^akp rotate abort --skip-commands {3}#/);

  const { code, stderr } = await rotate(["abort", "--skip-commands", "--yes"], without);
  expect({ code, stored: read("stored.pem"), pairs: await pairs() }).toEqual({
    code: 0,
    stored: fresh,
    pairs: [old.id],
  });
  const { stdout } = await rotate(["status", "-o", "table"], without);
  for (const text of [stderr, stdout]) {
    expect(text).not.toContain("back from the command store");
    expect(text).not.toContain("Removed both keys");
    expect(text).toContain("! Nothing was given back to command store: it may have the new key\n");
    expect(text).toContain(`! Nobody is known to have the old key: it was left in ${journal}.old.pem\n`);
  }
  expect(kept()).toContain(`${journal.split("/").at(-1)!}.old.pem`);
});

test("a command that takes longer than --exec-timeout is ended", async () => {
  const { addProgram, rotate, old, accepts } = await setUp();
  addProgram("slow", "exec sleep 100");
  const { code, stderr } = await rotate(["--exec", "./slow", "--exec-timeout", "1s"]);
  expect({ code, stderr }).toEqual({
    code: 1,
    stderr: expect.stringContaining("did not end within 1000 ms"),
  });
  expect(await accepts(old.private_key)).toBe(true);
});

test("while one rotates, another one says so, and does nothing", async () => {
  const { home, rotate, launch, pairs, old, api } = await setUp();
  execFileSync("mkfifo", [join(home, "gate")]);
  const first = launch(["--exec", "cat gate"]);
  const gate = await open(join(home, "gate"), "w");
  const { length } = api.admin.requests();
  const others = [["--emergency", "--yes"], ["resume"], ["abort", "--yes"]];
  for (const args of others) {
    const { code, stderr } = await rotate([...args, "-o", "json"]);
    expect({ args, code }).toEqual({ args, code: 10 });
    expect(JSON.parse(stderr.trim().split("\n").at(-1)!).error).toMatchObject({
      code: "rotation_busy",
      message: expect.stringContaining(`Process ${first.child.pid} has the journal`),
      next: [expect.stringContaining("akp rotate status")],
    });
  }
  expect(await rotate(["status"])).toMatchObject({
    code: 0,
    stdout: expect.stringContaining('"state":"running"'),
  });
  expect(api.admin.requests()).toHaveLength(length);
  await gate.close();
  expect(await first.ended).toMatchObject({ code: 0 });
  expect((await pairs()).filter((id) => id !== old.id)).toHaveLength(1);
});

test("the first Ctrl-C waits for the command that has the key, and resume goes on from there", async () => {
  const { home, launch, rotate, pairs, old, read } = await setUp();
  execFileSync("mkfifo", [join(home, "gate")]);
  const run = launch(["--exec", "cat > stored.pem; cat gate", "--exec", "cat > second.pem", "-o", "json"]);
  const gate = await open(join(home, "gate"), "w");
  const told = waitFor(run, "Finishing this step; Ctrl-C again stops at once");
  run.child.kill("SIGINT");
  await told;
  await gate.close();
  const { code, signal, stderr } = await run.ended;
  // A shell calls both the same.
  expect(signal ?? code).toBeOneOf(["SIGINT", 130]);
  const { error } = JSON.parse(stderr.trim().split("\n").at(-1)!);
  expect(error).toMatchObject({
    code: "aborted",
    exit_code: 130,
    message: "Interrupted before this step: Hand the new key to the command cat (2 of 2)",
    next: ["akp rotate resume   # goes on", "akp rotate abort   # takes it back"],
  });
  expect(stderr).toContain("✔ Handed the new key to the command cat (1 of 2)");
  expect(await rotate(["resume", "--emergency", "--yes"])).toMatchObject({ code: 0 });
  expect(await pairs()).toEqual([expect.not.stringMatching(old.id)]);
  expect(read("second.pem")).toBe(read("stored.pem"));
});

test("whatever signal comes after Ctrl-C ends the command as well", async () => {
  const { home, launch, rotate, old, accepts } = await setUp();
  execFileSync("mkfifo", [join(home, "gate")]);
  for (const second of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    const run = launch(["--exec", "cat gate"]);
    const gate = await open(join(home, "gate"), "w");
    const told = waitFor(run, "Finishing this step");
    run.child.kill("SIGINT");
    await told;
    run.child.kill(second);
    const { stderr } = await run.ended;
    await gate.close();
    expect(stderr).toContain("akp rotate resume");
    expect(await accepts(old.private_key)).toBe(true);
    expect(await rotate(["abort", "--skip-commands", "--yes"])).toMatchObject({ code: 0 });
  }
});

async function waitFor(
  { child, output }: ReturnType<Awaited<ReturnType<typeof setUp>>["launch"]>,
  text: string,
) {
  while (!output.stderr.includes(text)) await new Promise((resolve) => child.stderr.once("data", resolve));
}
