import { spawnSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { expect, test, vi } from "vitest";

import { launch } from "../testing/akp.ts";
import { createPairs } from "../testing/create-pairs.ts";
import { overlapOver } from "../testing/overlap-over.ts";
import { openShell } from "../testing/shell.ts";
import { keys, openTerminal } from "../testing/terminal.ts";

// Processes that start take their time on a busy machine.
vi.setConfig({ testTimeout: 90_000 });

const readme = readFileSync(join(import.meta.dirname, "../../README.md"), "utf8");
const scripts = [...readme.matchAll(/```sh\n([^]*?)```/g)].map(([, script]) => script!);
const [, lines, named, profiles, rotating, rotation, weekly, bulk, vault, byHand] = scripts as [
  string,
  ...string[],
];

/** Some of the scripts need it, and not every machine has it. */
const hasJq = spawnSync("sh", ["-c", "command -v jq"]).status === 0;

test("every script of the README is run here", () => {
  expect(scripts).toHaveLength(10);
});

test("the lines that matter, typed in a terminal", async () => {
  const { api, home } = await openShell();
  const [id] = await createPairs(api, 1);
  const shell = `set -ex\n${lines!.replace("ID", id!)}`;
  const { GR4VY_PRIVATE_KEY: key, ...rest } = api.env;
  writeFileSync(join(home, "key.pem"), key!, { mode: 0o600 });
  const env = { ...rest, GR4VY_PRIVATE_KEY_FILE: "key.pem" };
  const terminal = openTerminal([], { shell, cwd: home, env, columns: 120 });
  await terminal.waitFor("[y/N]");
  terminal.type(`y${keys.enter}`);
  expect(await terminal.ended).toBe(0);
  expect(terminal.text).not.toContain("PRIVATE KEY");
  expect(readFileSync(join(home, "new-key.pem"), "utf8")).toContain("PRIVATE KEY");
  const ids = await api.ids();
  expect(ids).toHaveLength(2);
  expect(ids).not.toContain(id);
});

test("a pair with a name and a role is created, looked at and switched off", async () => {
  const { api, sh, read } = await openShell({ revision: "2026-08" });
  const script = named!.replaceAll("ID", "$(akp list --limit 1 --output ids)");
  const { code, stdout } = await sh(`set -e\n${script.replace("--inactive", "--inactive --yes")}`);
  const [id] = await api.ids();
  expect({ code, stdout }).toEqual({ code: 0, stdout: expect.stringContaining('"slug":"analyst"') });
  expect(await api.client.get(id!)).toMatchObject({ display_name: "Checkout", active: false });
  expect(read("checkout.pem")).toContain("PRIVATE KEY");
});

test("profiles are kept, and hold paths to keys", async () => {
  const { api, home, sh, read } = await openShell();
  mkdirSync(join(home, "keys"));
  for (const name of ["live", "sandbox"])
    writeFileSync(join(home, "keys", `${name}.pem`), api.env["GR4VY_PRIVATE_KEY"]!, { mode: 0o600 });
  // What the environment says outranks them: nothing goes to an instance of that name.
  expect(await sh(`set -e\n${profiles}`)).toMatchObject({
    code: 0,
    stdout: expect.stringContaining(api.rootId),
  });
  expect(read(".config/akp/config.toml")).toMatch(/^profile = "sandbox"/m);
});

test("a rotation is looked at, and taken back", async () => {
  const { api, home, sh, read } = await openShell();
  const old = api.env["GR4VY_PRIVATE_KEY"]!;
  writeFileSync(join(home, "key.pem"), old, { mode: 0o600 });
  const env = { GR4VY_PRIVATE_KEY: "", GR4VY_PRIVATE_KEY_FILE: "key.pem" };
  const script = rotating!.replace("resume", "resume || [ $? -eq 9 ]").replace("abort", "abort --yes");
  expect(await sh(`set -e\n${script}`, env)).toMatchObject({ code: 0 });
  expect(await api.ids()).toEqual([api.rootId]);
  expect(read("key.pem")).toBe(old);
});

test("the key that signs is replaced, and the old one refused from then on", async () => {
  const { api, sh } = await openShell();
  const { code, stdout: begun } = await sh(rotation!.replace("24h", "2s"));
  expect({ code, begun }).toEqual({ code: 0, begun: expect.stringContaining('"state":"overlap"') });
  await overlapOver(begun);
  expect(await sh(rotation!.split("\n").at(-2)!)).toMatchObject({ code: 0 });
  await expect(api.ids()).rejects.toMatchObject({ status: 401 });
  const { stdout } = await sh("akp list --output ids --private-key-file next.pem");
  expect(stdout).toMatch(/^[\w-]{43}\n$/);
  expect(stdout.trim()).not.toBe(api.rootId);
});

test.runIf(hasJq)(
  "the weekly look says which keys are old, and passes on every failure but that",
  async () => {
    const { api, sh } = await openShell();
    const cutOff = weekly!.replace(/^akp .+$/m, `printf '{"items":[{"id":"a"' > cut.json; code=1`);
    const [none, old, failed, cut] = await Promise.all([
      sh(weekly!),
      sh(weekly!.replace("90d", "0s").replaceAll("audit.json", "old.json")),
      sh(
        `export GR4VY_TOKEN=wrong; unset GR4VY_PRIVATE_KEY\n${weekly!.replaceAll("audit.json", "none.json")}`,
      ),
      sh(cutOff.replaceAll("audit.json", "cut.json")),
    ]);
    expect(none).toMatchObject({ code: 0, stdout: "" });
    expect(old).toMatchObject({ code: 0, stdout: `${api.rootId} is 0 days old\n` });
    expect(failed).toMatchObject({ code: 4, stdout: "" });
    expect(cut.stdout).toBe("");
    expect(cut.code).toBeGreaterThan(1);
  },
);

test.runIf(hasJq)(
  "many are deleted, but for the pair that signs, and what is left is in a file",
  async () => {
    const { api, sh, read } = await openShell();
    const ids = await createPairs(api, 3);
    api.admin.setFaults([{ kind: "status", status: 400, operation: "delete", times: 1 }]);
    expect((await sh(bulk!.replace("52w", "0s"))).code).toBe(7);
    const left = (await api.ids()).filter((id) => id !== api.rootId);
    expect(left).toHaveLength(1);
    expect(ids).toEqual(expect.arrayContaining(left));
    expect(read("again.txt")).toBe(`${left[0]}\n`);
  },
);

test.runIf(hasJq)("of many, all are to be tried again when the deletion never began", async () => {
  const { api, sh, read } = await openShell();
  const ids = await createPairs(api, 3);
  const unset = "unset GR4VY_PRIVATE_KEY\nakp delete - --yes";
  const script = bulk!.replace("52w", "0s").replace("akp delete - --yes", unset);
  expect((await sh(script)).code).toBe(3);
  expect(read("again.txt").trim().split("\n").toSorted()).toEqual(ids.toSorted());
});

test.runIf(hasJq)("of many, nothing is deleted when nothing is due, or the audit failed", async () => {
  const { api, sh } = await openShell();
  const [id] = await createPairs(api, 1);
  const [none, failed] = await Promise.all([
    sh(bulk!),
    sh(bulk!.replace("52w", "0s").replace("akp audit", "akp audit -k missing")),
  ]);
  expect(none.code).toBe(0);
  expect(failed.code).toBeGreaterThan(0);
  expect(await api.ids()).toContain(id);
});

test("a private key goes through a pipe, and touches no disk", async () => {
  const { api, home, addProgram, sh } = await openShell();
  // Stands for the program, which a machine may lack: says what it was given.
  addProgram("vault", 'if [ $1 = token ]; then echo create, read; else echo "$@"; cat; fi');
  const { code, stdout } = await sh(vault!);
  expect(code).toBe(0);
  expect(stdout).toMatch(/^kv put secret\/gr4vy private_key=-\n-----BEGIN PRIVATE KEY-----\n/);
  expect(stdout).toMatch(/-----END PRIVATE KEY-----\n$/);
  expect(await api.ids()).toHaveLength(2);
  expect(readdirSync(home)).toEqual(["bin"]);
});

test("no key pair is created where its private key could not be written", async () => {
  const { api, addProgram, sh } = await openShell();
  addProgram("vault", "echo deny");
  expect((await sh(vault!)).code).toBe(1);
  expect(await api.ids()).toEqual([api.rootId]);
});

test("a request is sent by hand", async () => {
  const { api, addProgram, sh } = await openShell();
  // Stands for the program, which a machine may lack: sends what it was told to.
  const header = "const [name, value] = (await text(process.stdin)).trim().split(': ');";
  const fetched = `import { text } from 'node:stream/consumers'; const url = process.argv[3]; ${header}`;
  const print = "console.log(await (await fetch(url, { headers: { [name]: value } })).text())";
  addProgram("curl", `exec "${process.execPath}" --input-type=module --eval "${fetched} ${print}" -- "$@"`);
  const { code, stdout } = await sh(byHand!);
  expect({ code, items: JSON.parse(stdout).items }).toMatchObject({ code: 0, items: [{ id: api.rootId }] });
});

test("every command that the README names is there", async () => {
  const help = await launch(["help"]).ended;
  const named = new Set([...readme.matchAll(/\bakp ([a-z]+)\b/g)].map(([, name]) => name!));
  for (const name of named) expect(help.stdout).toMatch(new RegExp(`^  ${name} `, "m"));
});
