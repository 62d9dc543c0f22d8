import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

import { expect, test } from "vitest";

import { asWord } from "../../testing/akp.ts";
import { startApi } from "../../testing/start-api.ts";
import { mintPair } from "../../testing/start-double.ts";
import { startRotating } from "../../testing/rotating.ts";

const errorOf = (stderr: string) => JSON.parse(stderr.trim().split("\n").at(-1)!).error;

test("a lost answer ends with 8 and the pair that came up, and resume creates another", async () => {
  const faults = [{ kind: "drop", when: "after", operation: "create", times: 1 }] as const;
  const { rotate, pairs, old } = await startRotating({ faults });
  const { code, stderr } = await rotate(["--settle", "0s", "-o", "json"]);
  expect(code).toBe(8);
  const orphan = (await pairs()).find((id) => id !== old.id);
  const error = errorOf(stderr);
  expect(error).toMatchObject({
    code: "outcome_unknown",
    message: `The answer to create was lost, and a new key pair has come up: ${orphan}`,
    why: expect.stringContaining("The old key was not touched"),
    pairs: [{ id: orphan, created_at: expect.any(String) }],
  });
  expect(error.next.map((line: string) => line.replace(/ {3}#.*/, ""))).toEqual([
    `akp delete ${asWord(orphan!)}`,
    "akp rotate resume",
    "akp rotate abort",
  ]);
  const resumed = await rotate(["resume", "--settle", "0s", "--emergency", "--yes"]);
  expect(resumed.code).toBe(0);
  const { unexplained, new_id } = JSON.parse(resumed.stdout);
  expect(unexplained).toMatchObject([{ id: orphan }]);
  expect(resumed.stderr).toContain(`The key pair ${orphan}, created at`);
  expect(new Set(await pairs())).toEqual(new Set([orphan, new_id]));
});

test("with --sole-creator, a pair that could not be deleted is named, and what was deleted is no question", async () => {
  const drop = { kind: "drop", when: "after", operation: "create" } as const;
  const { rotate, pairs, old, api } = await startRotating({
    faults: [
      { ...drop, times: 1 },
      { kind: "status", status: 500, operation: "delete" },
    ],
  });
  const args = ["--sole-creator", "--settle", "0s", "-o", "json"];
  const kept = await rotate(args);
  const orphan = (await pairs()).find((id) => id !== old.id)!;
  expect({ code: kept.code, error: errorOf(kept.stderr) }).toMatchObject({
    code: 8,
    error: {
      code: "outcome_unknown",
      message: `The answer to create was lost, and a new key pair has come up: ${orphan}`,
      why: expect.stringMatching(/500[^]+nobody has its key\. The old key was not touched/),
      next: [
        `akp delete ${asWord(orphan)}   # nobody has its key`,
        "akp rotate resume   # creates another",
        "akp rotate abort   # takes it back",
      ],
      pairs: [{ id: orphan }],
    },
  });

  api.admin.setFaults([]);
  await api.client.delete(orphan);
  api.admin.setFaults([drop]);
  const lost = await rotate([...args, "--journal", "another"]);
  const { message, ...error } = errorOf(lost.stderr);
  expect({ code: lost.code, error }).toMatchObject({
    code: 5,
    error: {
      code: "orphan_deleted",
      next: [expect.stringMatching(/^akp rotate resume /), expect.stringMatching(/^akp rotate abort /)],
    },
  });
  expect(message).toMatch(
    /^The answer to create was lost\. All that it left behind is deleted: ([\w-]{43}, ){2}[\w-]{43}$/,
  );
  expect(await pairs()).toEqual([old.id]);
});

test("what a lost answer left is still named where something else stops it later", async () => {
  const drop = { kind: "drop", when: "after", operation: "create", times: 1 } as const;
  const { rotate, pairs, old, api } = await startRotating({ faults: [drop] });
  await rotate(["--settle", "0s"]);
  const orphan = (await pairs()).find((id) => id !== old.id)!;
  api.admin.setFaults([{ kind: "status", status: 403, operation: "create" }]);
  const { code, stderr } = await rotate(["resume", "--settle", "0s", "-o", "json"]);
  const error = errorOf(stderr);
  expect({ code, error }).toMatchObject({
    code: 4,
    error: { message: expect.stringMatching(/^Creating a new pair: .*403/), pairs: [{ id: orphan }] },
  });
  expect(error.why).toContain(`A lost answer may have left behind: ${orphan}.`);
  expect(error.next).toContain(`akp delete ${asWord(orphan)}   # unless somebody else created it`);
});

test("with --sole-creator, what a lost answer leaves behind is deleted, and the rotation goes on", async () => {
  const faults = [{ kind: "drop", when: "after", operation: "create", times: 1 }] as const;
  const { rotate, pairs } = await startRotating({ faults });
  const { code, stdout } = await rotate(["--settle", "0s", "--sole-creator", "--emergency", "--yes"]);
  const { unexplained, new_id, state } = JSON.parse(stdout);
  expect({ code, state, unexplained, pairs: await pairs() }).toEqual({
    code: 0,
    state: "done",
    unexplained: [],
    pairs: [new_id],
  });
});

test("an API that fails or refuses stops it with the exit code that this has everywhere", async () => {
  const { rotate, api, pairs, old } = await startRotating();
  const cases = [
    { faults: [{ kind: "status", status: 500 }], code: 5 },
    { faults: [{ kind: "status", status: 403 }], code: 4 },
    { faults: [{ kind: "status", status: 429, retryAfter: 3600 }], code: 6 },
  ] as const;
  for (const { faults, code } of cases) {
    api.admin.setFaults(faults);
    const ended = await rotate(["-o", "json"]);
    expect(ended.code).toBe(code);
    const error = errorOf(ended.stderr);
    expect(error).toMatchObject({
      code: "rotation_stopped",
      message: expect.stringContaining("Noting which key pairs there are: "),
    });
    expect(error.next[0]).toContain("akp rotate resume");
  }
  api.admin.setFaults([{ kind: "status", status: 403, operation: "create" }]);
  const { stderr } = await rotate(["-o", "json"]);
  expect(errorOf(stderr).message).toMatch(/^Creating a new pair: /);
  api.admin.setFaults([]);
  expect(await pairs()).toEqual([old.id]);
  // Nothing can have come of it: it may be begun again.
  for (const args of [["--dry-run"], []]) expect(await rotate(args)).toMatchObject({ code: 0 });
});

test("a journal that was changed, of another API or of another key is refused, and stays as it is", async () => {
  const { rotate, journal, api, home, key } = await startRotating();
  const other = await startApi();
  expect(await rotate([])).toMatchObject({ code: 0 });
  const text = readFileSync(journal, "utf8");
  const [name, fresh] = [join(home, "copy"), key()];
  writeFileSync(join(home, "other.pem"), mintPair().private_key, { mode: 0o600 });
  const cases = [
    { text: text.replace("untouched", "x").replace(/"at":"2/, '"at":"1'), word: "rotation_corrupted" },
    { text: text.replace(/format \d+/, "format 99"), word: "rotation_version" },
    { text: "", word: "rotation_corrupted" },
    { text, word: "rotation_other_server", env: { GR4VY_BASE_URL: other.url } },
    { text, word: "rotation_other_key", env: { GR4VY_PRIVATE_KEY_FILE: "other.pem" } },
  ];
  const { length } = api.admin.requests();
  for (const { text: content, word, env } of cases) {
    writeFileSync(name, content);
    for (const args of [["resume"], ["abort", "--yes"]]) {
      const ended = await rotate([...args, "--journal", "copy", "-o", "json"], { ...(env && { env }) });
      expect({ code: ended.code, word: errorOf(ended.stderr).code }).toEqual({ code: 3, word });
    }
    expect(readFileSync(name, "utf8")).toBe(content);
  }
  expect(api.admin.requests()).toHaveLength(length);
  expect(other.admin.requests()).toEqual([]);
  expect(key()).toBe(fresh);
});

test("a key that is gone from beside the journal is told with what helps", async () => {
  const { rotate, journal, home, key, old } = await startRotating();
  writeFileSync(join(home, "old.pem"), old.private_key, { mode: 0o600 });
  expect(await rotate([])).toMatchObject({ code: 0 });
  rmSync(`${journal}.new.pem`);
  const newGone = await rotate(["resume", "--emergency", "--yes", "-o", "json"]);
  expect({ code: newGone.code, error: errorOf(newGone.stderr) }).toEqual({
    code: 1,
    error: {
      exit_code: 1,
      code: "rotation_vault",
      message: `The new key is missing from ${journal}.new.pem`,
      why: "The old key was not touched, and the new one works. Put the new one back there.",
      next: ["akp rotate abort   # takes it back"],
    },
  });
  rmSync(`${journal}.old.pem`);
  const oldGone = await rotate(["abort", "--yes", "-o", "json"]);
  expect(errorOf(oldGone.stderr)).toMatchObject({
    message: `The old key is missing from ${journal}.old.pem`,
    why: expect.stringContaining("or name a file that has it."),
    next: [
      "akp rotate resume --private-key-file FILE   # goes on",
      "akp rotate abort --private-key-file FILE   # takes it back",
    ],
  });
  expect(key()).not.toBe(old.private_key);
});

test("a rotation that is not over is no place for another, whose journal may be elsewhere", async () => {
  const { rotate, home, api, pairs } = await startRotating();
  expect(await rotate([])).toMatchObject({ code: 0 });
  for (const args of [[], ["--dry-run"]]) {
    const { code, stderr } = await rotate([...args, "-o", "json"]);
    expect({ code, word: errorOf(stderr).code }).toEqual({ code: 3, word: "rotation_unfinished" });
    expect(errorOf(stderr).next[0]).toContain("akp rotate resume");
  }
  const second = await api.client.create();
  writeFileSync(join(home, "second.pem"), second.private_key, { mode: 0o600 });
  const env = { GR4VY_PRIVATE_KEY_FILE: "second.pem" };
  expect(await rotate(["--journal", "deep/second"], { env })).toMatchObject({ code: 0 });
  expect(await rotate(["abort", "--yes", "--journal", "deep/second"], { env })).toMatchObject({ code: 0 });
  expect(readFileSync(join(home, "second.pem"), "utf8")).toBe(second.private_key);
  expect(await pairs()).toHaveLength(3);
});

test.skipIf(process.platform === "win32")("a full disk stops it before anything is created", async () => {
  const { rotate, journal, api, key, old } = await startRotating();
  mkdirSync(dirname(journal), { recursive: true });
  const { code, stderr } = await rotate(["-o", "json"], {
    prefix: ["sh", "-c", 'ulimit -f 0; exec "$@"', "sh"],
  });
  expect({ code, error: errorOf(stderr) }).toMatchObject({
    code: 3,
    error: { message: expect.stringMatching(/EFBIG|too large/), why: "Nothing was sent." },
  });
  expect(api.admin.requests()).toEqual([]);
  expect(key()).toBe(old.private_key);
});

test("a profile has a journal of its own", async () => {
  const { rotate, home, env, api } = await startRotating();
  mkdirSync(join(home, ".config/akp"), { recursive: true });
  const profile = `[profiles.live]\nbase_url = "${env.GR4VY_BASE_URL}"\nprivate_key_file = "${join(home, "key.pem")}"\n`;
  writeFileSync(join(home, ".config/akp/config.toml"), profile);
  const none = { GR4VY_BASE_URL: "", GR4VY_PRIVATE_KEY_FILE: "" };
  const { stdout } = await rotate(["status", "--profile", "live"], { env: none });
  expect(JSON.parse(stdout).journal).toBe(
    join(home, `.local/state/akp/live@127.0.0.1-${new URL(api.url).port}.rotation`),
  );
  const state = await rotate(["status"], { env: { XDG_STATE_HOME: join(home, "state") } });
  expect(JSON.parse(state.stdout).journal).toMatch(join(home, "state/akp/127.0.0.1-"));
});
