import { readFileSync, renameSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";

import { expect, test } from "vitest";
import { parse } from "yaml";

import { overlapOver } from "../../testing/overlap-over.ts";
import { expectNoKey, startRotating } from "../../testing/rotating.ts";

test("two short runs replace the key in its file, and the old one works until the second", async () => {
  const { old, rotate, key, pairs, accepts, kept, mode, journal, home } = await startRotating();
  const first = await rotate([]);
  expect(first.code).toBe(0);
  const begun = JSON.parse(first.stdout);
  expect(begun).toMatchObject({
    state: "overlap",
    old_id: old.id,
    keys: { old: "untouched", new: "works" },
    journal,
    unexplained: [],
    lost_answers: [],
  });
  expect(Date.parse(begun.overlap_until) - Date.parse(begun.started_at)).toBeGreaterThan(86_000_000);
  expect(begun.next[0]).toBe(`akp rotate resume   # from ${begun.overlap_until} on: deletes the old pair`);
  const fresh = key();
  expect([await accepts(fresh), await accepts(old.private_key)]).toEqual([true, true]);
  expect(new Set(await pairs())).toEqual(new Set([old.id, begun.new_id]));
  expect(mode("key.pem")).toBe(0o600);
  const name = journal.split("/").at(-1)!;
  expect(kept()).toEqual([name, `${name}.new.pem`, `${name}.old.pem`]);
  expect(kept().map((file) => mode(join(".local/state/akp", file)))).toEqual([0o600, 0o600, 0o600]);
  expect(mode(".local/state/akp")).toBe(0o700);
  expectNoKey([first.stdout, first.stderr, readFileSync(journal, "utf8")], [old.private_key, fresh]);

  const early = await rotate(["resume"]);
  expect(early.code).toBe(9);
  expect(JSON.parse(early.stdout)).toEqual(begun);
  expect(early.stderr).toContain(`akp rotate resume   # from ${begun.overlap_until} on`);
  expect(await accepts(old.private_key)).toBe(true);

  const last = await rotate(["resume", "--emergency", "--yes"]);
  expect(last.code).toBe(0);
  expect(JSON.parse(last.stdout)).toMatchObject({
    state: "done",
    next: [],
    keys: { old: "deleted", new: "works" },
  });
  expect(key()).toBe(fresh);
  expect([await accepts(fresh), await accepts(old.private_key)]).toEqual([true, false]);
  expect(await pairs()).toEqual([begun.new_id]);
  expect(kept()).toEqual([name]);
  expectNoKey(
    [last.stdout, last.stderr, readFileSync(join(home, journal.replace(home, "")), "utf8")],
    [fresh],
  );
});

test("resume --wait waits for the end of the overlap, and so does --until done", async () => {
  const { rotate, pairs } = await startRotating();
  expect((await rotate(["--overlap", "1s", "--until", "overlap"])).code).toBe(0);
  const second = await rotate(["resume", "--wait", "--output", "ids"]);
  expect(second.code).toBe(0);
  expect(await pairs()).toEqual([second.stdout.trim()]);
  const { code, stdout, stderr } = await rotate(["--overlap", "1s", "--until", "done"]);
  expect({ code, state: JSON.parse(stdout).state }).toEqual({ code: 0, state: "done" });
  expect(stderr).toContain("✔ The overlap is over\n");
  expect(await pairs()).toEqual([JSON.parse(stdout).new_id]);
});

test("after the overlap, resume needs no --wait, and again it has nothing to do", async () => {
  const { rotate, pairs, api } = await startRotating();
  const { stdout } = await rotate(["--overlap", "1s"]);
  await overlapOver(stdout);
  expect(await rotate(["resume"])).toMatchObject({ code: 0 });
  expect(await pairs()).toEqual([JSON.parse(stdout).new_id]);
  api.admin.clearRequests();
  expect(await rotate(["resume"])).toMatchObject({
    code: 0,
    stdout: expect.stringContaining('"state":"done"'),
  });
  expect(api.admin.requests()).toEqual([]);
});

test("--out leaves the file of the key in use alone, and says that it holds the old key", async () => {
  const { rotate, key, old, read, mode, accepts } = await startRotating();
  const { code, stderr, stdout } = await rotate(["--out", "new.pem"]);
  expect(code).toBe(0);
  expect(stderr).toContain("key.pem still holds the old key.");
  expect(key()).toBe(old.private_key);
  expect(mode("new.pem")).toBe(0o600);
  const done = await rotate(["resume", "--emergency", "--yes"]);
  expect(JSON.parse(done.stdout)).toMatchObject({ state: "done", new_id: JSON.parse(stdout).new_id });
  expect(await accepts(read("new.pem"))).toBe(true);
});

test("the result and the status are printed in every format", async () => {
  const { rotate, journal } = await startRotating();
  expect(await rotate(["status", "-o", "json"])).toMatchObject({
    code: 0,
    stdout: `${JSON.stringify({ state: "none", journal })}\n`,
    stderr: expect.stringContaining("akp rotate --dry-run"),
  });
  expect(await rotate(["status", "-o", "ids"])).toMatchObject({ code: 0, stdout: "" });
  const record = JSON.parse((await rotate([])).stdout);
  const [json, yaml, jsonl, ids, table] = await Promise.all(
    ["json", "yaml", "jsonl", "ids", "table"].map(
      async (format) => (await rotate(["status", "-o", format])).stdout,
    ),
  );
  expect(JSON.parse(json!)).toEqual(record);
  expect(parse(yaml!)).toEqual(record);
  expect(JSON.parse(jsonl!)).toEqual(record);
  expect(ids).toBe(`${record.new_id}\n`);
  expect(table).toContain("✔ The API accepts the new key\n");
  expect(table).toContain("… Both keys work\n- Prove that");
  expect(table).toMatch(/^State {5}overlap: both keys work until .+ \(in \d+ h.*\)$/m);
  expect(table).toContain(`Old pair  ${record.old_id}  was not touched\n`);
});

test("--dry-run says the plan in words, and changes nothing", async () => {
  const { api, rotate, kept, key, old, journal } = await startRotating();
  const run = [
    "--dry-run",
    "--exec",
    "vault kv put x -",
    "--out",
    "new.pem",
    "--overlap",
    "90m",
    "--grace",
    "1h",
  ];
  const [text, json] = [await rotate([...run, "-o", "table"]), await rotate([...run, "-o", "json"])];
  expect([text.code, json.code]).toEqual([0, 0]);
  expect(text.stdout).toContain(" 2. Create a new pair, and keep its key beside the journal\n");
  expect(text.stdout).toMatch(
    / 4\. Hand the new key to the command vault\n 5\. Hand the new key to the file .+new\.pem\n/,
  );
  expect(text.stdout).toContain(" 6. Let both keys work for 1 h 30 min\n");
  expect(text.stdout).toContain(" 9. Leave the old pair switched off for 1 h, so that");
  expect(text.stderr).toContain(`${old.id} at ${api.url} would be replaced. Nothing was done.`);
  const plan = JSON.parse(json.stdout);
  expect(plan).toMatchObject({
    old_id: old.id,
    base_url: api.url,
    overlap_seconds: 5400,
    grace_seconds: 3600,
    journal,
  });
  expect(plan.items.map(({ name }: { name: string }) => name)).toEqual([
    "snapshot",
    "create",
    "prove",
    "hand-over",
    "hand-over",
    "overlap",
    "prove",
    "deactivate",
    "grace",
    "delete",
    "verify",
    "finish",
  ]);
  expect(new Set(api.admin.requests().map(({ method }) => method))).toEqual(new Set(["GET"]));
  expect({ kept: kept(), key: key() }).toEqual({ kept: [], key: old.private_key });
});

test("in an emergency all is done at once, but not unasked", async () => {
  const { api, old, rotate, pairs, key, accepts } = await startRotating();
  for (const args of [["--emergency"], ["--overlap", "0s"]]) {
    const { code, stderr } = await rotate(args);
    expect(code).toBe(2);
    expect(stderr).toContain(`Nothing was done`);
    expect(stderr).toContain(`  akp rotate ${args.join(" ")} --yes\n`);
  }
  for (const wait of ["--overlap", "--grace"])
    expect(await rotate(["--emergency", wait, "1h", "--yes"])).toMatchObject({ code: 2 });
  expect(api.admin.requests()).toEqual([]);
  const { code, stdout } = await rotate(["--emergency", "--yes"]);
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({ state: "done", keys: { old: "deleted" } });
  expect([await accepts(key()), await accepts(old.private_key)]).toEqual([true, false]);
  expect(await pairs()).toEqual([JSON.parse(stdout).new_id]);
});

test("an API that cannot switch a pair off leaves no grace, and says so", async () => {
  const { rotate, pairs } = await startRotating();
  const { code, stdout, stderr } = await rotate(["--overlap", "0s", "--grace", "1h", "--yes"]);
  const { state, new_id, findings } = JSON.parse(stdout);
  expect({ code, state, pairs: await pairs() }).toEqual({ code: 0, state: "done", pairs: [new_id] });
  expect(stderr).toContain(`! ${findings[0].found}`);
  expect(findings[0].found).toContain("no grace");
});

test("abort keeps the old key where nobody is known to have it, and says where", async () => {
  const { rotate, home, read, accepts, journal, old } = await startRotating();
  expect(await rotate(["--out", "new.pem"])).toMatchObject({ code: 0 });
  renameSync(join(home, "new.pem"), join(home, "key.pem"));
  const { code, stdout, stderr } = await rotate(["abort", "--yes"]);
  expect({ code, stdout }).toEqual({ code: 0, stdout: expect.stringContaining('"state":"aborted"') });
  expect(stderr).toContain(`! Nobody is known to have the old key: it was left in ${journal}.old.pem`);
  expect(await accepts(read(relative(home, `${journal}.old.pem`)))).toBe(true);
  expect(await accepts(old.private_key)).toBe(true);
});

test("abort gives the old key back and deletes the new pair, but not unasked, and not twice", async () => {
  const { old, rotate, pairs, key, accepts, kept } = await startRotating();
  const { new_id } = JSON.parse((await rotate([])).stdout);
  const unasked = await rotate(["abort"]);
  expect(unasked).toMatchObject({ code: 2, stderr: expect.stringContaining("  akp rotate abort --yes\n") });
  expect(await pairs()).toContain(new_id);
  const runs = [await rotate(["abort", "--yes"]), await rotate(["abort"])];
  for (const { code, stdout } of runs) {
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      state: "aborted",
      new_id,
      keys: { new: "deleted" },
      next: [],
    });
  }
  expect({ key: key(), pairs: await pairs(), kept: kept().length }).toEqual({
    key: old.private_key,
    pairs: [old.id],
    kept: 1,
  });
  expect(await accepts(old.private_key)).toBe(true);
  expect(await rotate(["--emergency", "--yes"])).toMatchObject({ code: 0 });
  const late = await rotate(["abort", "--yes", "-o", "json"]);
  expect(late.code).toBe(1);
  expect(JSON.parse(late.stderr).error).toMatchObject({ code: "rotation_not_abortable", exit_code: 1 });
});

test("a key that cannot be replaced is told before anything is sent", async () => {
  const { api, old, rotate, home } = await startRotating();
  writeFileSync(join(home, "taken.pem"), "mine");
  const noFile = { GR4VY_PRIVATE_KEY_FILE: "" };
  const inVariable = { ...noFile, GR4VY_PRIVATE_KEY: old.private_key };
  const cases = [
    { args: [], env: { ...noFile, GR4VY_TOKEN: "a.b.c" }, code: 3, word: "private_key_needed" },
    { args: [], env: noFile, code: 3, word: "missing_credential" },
    { args: [], env: inVariable, code: 2, word: "usage" },
    { args: ["--out", ""], code: 2, word: "usage" },
    { args: ["--exec", " "], code: 2, word: "usage" },
    { args: ["--journal", ""], code: 2, word: "usage" },
    { args: ["resume", "--out", "x"], code: 2, word: "usage" },
    { args: ["--out", "taken.pem"], code: 3, word: "rotation_hand_over" },
    { args: ["--out", "missing/new.pem"], code: 3, word: "rotation_hand_over" },
    { args: ["resume"], code: 3, word: "rotation_none" },
    { args: ["abort"], code: 3, word: "rotation_none" },
  ];
  for (const { args, env = {}, code, word } of cases) {
    const ended = await rotate([...args, "-o", "json"], { env });
    expect({ args, code: ended.code, word: JSON.parse(ended.stderr).error.code }).toEqual({
      args,
      code,
      word,
    });
    expectNoKey([ended.stderr], [old.private_key]);
  }
  expect(api.admin.requests()).toEqual([]);
});
