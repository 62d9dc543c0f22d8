import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import type { StartServerOptions } from "@api-key-pairs/server";
import { expect, test } from "vitest";

import { overlapOver } from "../testing/overlap-over.ts";
import { createOld } from "../testing/rotating.ts";
import { openShell } from "../testing/shell.ts";

const guide = readFileSync(join(import.meta.dirname, "../../../../docs/guides/rotate.md"), "utf8");
const scripts = [...guide.matchAll(/```sh\n([^]*?)```/g)].map(([, script]) => script!);
const [byHand, later, grace, monthly, hourly, ...others] = scripts as [string, ...string[]];
const [stateProgram, firstState, monthlyAnywhere, hourlyAnywhere, ...furtherOn] = others as [
  string,
  ...string[],
];
const [withStore, cronJob, withoutStore, abort, leak, oldLeaked, newLeaked] = furtherOn as [
  string,
  ...string[],
];

/** Keeps each field that it is given in a file: stands for the program, which a machine may lack. */
const vault = `
file() { echo "$HOME/vault-$(echo "$1" | tr / -)-$2"; }
case "$2" in
  put)
    path=$3; shift 3
    for field; do
      to=$(file "$path" "\${field%%=*}")
      if [ "\${field#*=}" = - ]; then cat > "$to"; else printf %s "\${field#*=}" > "$to"; fi
    done ;;
  get) cat "$(file "$4" "\${3#-field=}")" ;;
esac`;
/** Where it keeps the key. */
const stored = "vault-secret-gr4vy-private_key";

/**
 * A cluster whose Secret follows the vault, but not at once: what asks for it is told of the old one first. A restarted pod
 * has the key that the Secret holds at that moment.
 */
const kubectl = `
cd "$HOME"; echo "$@" >> kubectl.log
case "$*" in
  annotate*) touch sync-is-due ;;
  *"get secret"*)
    base64 -w 0 secret-id 2> /dev/null
    if [ -e sync-is-due ]; then
      cp ${stored} secret-key; cp vault-secret-gr4vy-id secret-id; rm sync-is-due
    fi ;;
  create*) cat /dev/stdin ;;
  apply*) cat > secret-key ;;
  "rollout restart"*) cp secret-key pod-key ;;
esac`;

/** A shell with a key to rotate: in a file, and in the vault. */
async function setUp(options: Pick<StartServerOptions, "revision"> = {}) {
  const shell = await openShell(options);
  const { api, home, addProgram } = shell;
  const old = await createOld(api, options);
  for (const name of ["key.pem", stored]) writeFileSync(join(home, name), old.private_key, { mode: 0o600 });
  addProgram("vault", vault);
  addProgram("kubectl", kubectl);
  addProgram("sleep", "");
  const env = { GR4VY_PRIVATE_KEY: "", GR4VY_PRIVATE_KEY_FILE: "key.pem", STATE: join(home, "state") };
  const inVault = { ...env, GR4VY_PRIVATE_KEY_FILE: "" };
  const pairs = async () => (await api.ids()).filter((id) => id !== api.rootId);
  return { ...shell, old, env, inVault, pairs };
}

test("every script of the guide is run here", () => {
  expect(scripts).toHaveLength(16);
  expect(newLeaked).toBe(scripts.at(-1));
});

test("by hand: the file holds the new key, and when the overlap is over the old pair goes", async () => {
  const { sh, env, read, old, pairs } = await setUp();
  expect(await sh(`set -e\n${byHand}`, env)).toMatchObject({ code: 0 });
  expect(await sh(later!, env)).toMatchObject({ code: 9 });
  // Nobody can be asked here.
  expect(await sh(abort!.replace("abort", "abort --yes"), env)).toMatchObject({ code: 0 });
  expect(read("key.pem")).toBe(old.private_key);
  expect(await pairs()).toEqual([old.id]);

  const { stdout } = await sh("akp rotate --overlap 1s", env);
  await overlapOver(stdout);
  expect(await sh(later!, env)).toMatchObject({ code: 0 });
  expect(await pairs()).toEqual([expect.not.stringMatching(old.id)]);
});

test("with a grace: resume switches the old pair off, and abort brings it back", async () => {
  const { sh, env, read, old, pairs } = await setUp({ revision: "2026-08" });
  await overlapOver((await sh(grace!.replace("akp rotate", "akp rotate --overlap 1s"), env)).stdout);
  const resumed = await sh(later!, env);
  expect(resumed).toMatchObject({ code: 9, stdout: expect.stringContaining('"state":"grace"') });
  expect(await sh(abort!.replace("abort", "abort --yes"), env)).toMatchObject({ code: 0 });
  expect({ key: read("key.pem"), pairs: await pairs() }).toEqual({ key: old.private_key, pairs: [old.id] });
});

test("in a pipeline: one job begins, and the other ends it when it is time; what goes wrong fails the job", async () => {
  const { sh, inVault, read, old, pairs } = await setUp();
  expect(await sh(hourly!, inVault)).toMatchObject({ code: 0, stdout: "" });
  const wrong = monthly!.replace("private_key=-", "private_key=- && test ! -e broken");
  writeFileSync(join(inVault.STATE, "..", "broken"), "");
  expect((await sh(wrong, inVault)).code).toBe(1);
  expect(read(stored)).not.toBe(old.private_key);
  const stuck = await sh(hourly!, inVault);
  expect(stuck).toMatchObject({ code: 1, stderr: expect.stringContaining("akp rotate abort") });
  expect(await sh("rm broken", inVault)).toMatchObject({ code: 0 });
  expect(await sh(hourly!, inVault)).toMatchObject({
    code: 0,
    stdout: expect.stringContaining("not time yet"),
  });
  expect(await pairs()).toHaveLength(2);

  await sh('akp rotate resume --emergency --yes --journal "$STATE/gr4vy.rotation"', inVault);
  expect(await pairs()).toEqual([expect.not.stringMatching(old.id)]);
  expect(await sh(hourly!, inVault)).toMatchObject({ code: 0 });
});

test("on runners that keep nothing, no state is lost, wherever a runner dies", async () => {
  const { sh, inVault, read, home, old, pairs, addProgram } = await setUp();
  let runners = 0;
  /** A job on a runner of its own. */
  const job = async (script: string) =>
    await sh(script, { ...inVault, STATE: join(home, `runner-${++runners}`) });
  addProgram("rotation-state", stateProgram!.replace("#!/bin/sh\n", ""));

  // A store without an answer is no empty one.
  expect((await job(monthlyAnywhere!)).code).not.toBe(0);
  expect((await job(hourlyAnywhere!)).code).not.toBe(0);
  expect(await pairs()).toEqual([old.id]);
  expect(await job(firstState!)).toMatchObject({ code: 0 });
  expect(await job(hourlyAnywhere!)).toMatchObject({ code: 0, stdout: "" });

  // It dies where most is at stake: the key is handed over, and nothing was saved after that.
  addProgram("vault", `(${vault}\n)\ncase "$2 $3" in "put secret/gr4vy") kill -9 $PPID ;; esac`);
  expect((await job(monthlyAnywhere!.replace("rotation-state save\nexit", "exit"))).code).toBe(137);
  addProgram("vault", vault);
  expect(read(stored)).not.toBe(old.private_key);
  const state = Buffer.from(read("vault-secret-gr4vy-rotation-state"), "base64");
  const names = execFileSync("tar", ["-tf", "-"], { input: state }).toString().trim().split("\n").toSorted();
  expect(names).toEqual(
    ["", ".new.pem", ".old.pem"].map((end) => `./gr4vy.rotation${end}`).toSpliced(0, 0, "./"),
  );

  expect(await job(hourlyAnywhere!)).toMatchObject({
    code: 0,
    stdout: expect.stringContaining("not time yet"),
  });
  // A month later, and it is not over.
  expect(await job(monthlyAnywhere!)).toMatchObject({ code: 3 });
  expect(await pairs()).toHaveLength(2);
  const resume = 'akp rotate resume --emergency --yes --journal "$STATE/gr4vy.rotation"';
  expect(await job(hourlyAnywhere!.replace(/akp rotate resume .+?(?= \|\|)/, resume))).toMatchObject({
    code: 0,
  });
  const [replaced, ...rest] = await pairs();
  expect({ rest, replaced }).toEqual({ rest: [], replaced: expect.not.stringMatching(old.id) });
  expect(await job(hourlyAnywhere!)).toMatchObject({ code: 0, stdout: "" });
  expect(await job(monthlyAnywhere!)).toMatchObject({
    code: 0,
    stdout: expect.stringContaining('"overlap"'),
  });
  expect(await pairs()).toContain(replaced);
});

test("in Kubernetes, no pod is restarted before the Secret has the key, there and back", async () => {
  const { sh, env, read, old } = await setUp();
  const begun = await sh(withStore!, env);
  expect(begun.code).toBe(0);
  const { new_id } = JSON.parse(begun.stdout);
  expect(read("kubectl.log").trim().split("\n")).toEqual([
    expect.stringMatching(/^annotate externalsecret gr4vy force-sync=\d+ --overwrite$/),
    ...Array.from({ length: 2 }, () => "get secret gr4vy -o jsonpath={.data.id}"),
    "rollout restart deployment/payments",
    "rollout status deployment/payments --timeout=5m",
  ]);
  expect(read("secret-id")).toBe(new_id);
  expect(read("pod-key")).toBe(read(stored));
  expect(read("pod-key")).not.toBe(old.private_key);
  expect(read("key.pem")).toBe(old.private_key);
  expect(await sh(cronJob!, env)).toMatchObject({ code: 0, stdout: expect.stringContaining('"overlap"') });
  expect(await sh(cronJob!, { ...env, STATE: "elsewhere" })).toMatchObject({ code: 0, stdout: "" });

  expect(await sh('akp rotate abort --yes --journal "$STATE/gr4vy.rotation"', env)).toMatchObject({
    code: 0,
  });
  expect(read("pod-key")).toBe(old.private_key);
});

test("in Kubernetes without a store, the cluster gets the key", async () => {
  const { sh, env, read, old } = await setUp();
  expect(await sh(withoutStore!, env)).toMatchObject({
    code: 0,
    stderr: expect.not.stringContaining("PRIVATE KEY--"),
  });
  expect(read("pod-key")).toContain("-----BEGIN PRIVATE KEY-----");
  expect(read("pod-key")).not.toBe(old.private_key);
});

test("after a leak, the leaked key is refused at once, also where a rotation is under way", async () => {
  const { sh, env, old, pairs, home } = await setUp();
  expect(await sh("akp rotate", env)).toMatchObject({ code: 0 });
  expect(await sh(leak!, env)).toMatchObject({
    code: 3,
    stderr: expect.stringContaining("resume --emergency"),
  });
  expect(await sh(oldLeaked!, env)).toMatchObject({ code: 0 });
  const [between] = await pairs();
  expect(between).not.toBe(old.id);
  expect(await sh("akp rotate abort --yes", env)).toMatchObject({ code: 1 });
  expect(await sh(`set -e\n${newLeaked}`, env)).toMatchObject({ code: 0 });
  expect(await pairs()).toEqual([expect.not.stringMatching(between!)]);
  expect(existsSync(join(home, "key.pem"))).toBe(true);
});
