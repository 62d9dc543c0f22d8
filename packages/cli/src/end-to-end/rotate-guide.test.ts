import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { expect, test } from "vitest";

import { overlapOver } from "../testing/overlap-over.ts";
import { openShell } from "../testing/shell.ts";

const guide = readFileSync(join(import.meta.dirname, "../../../../docs/guides/rotate.md"), "utf8");
const scripts = [...guide.matchAll(/```sh\n([^]*?)```/g)].map(([, script]) => script!);
const [byHand, later, first, second, saved, restored, store, cluster, leak, underWay] = scripts as [
  string,
  ...string[],
];

/** Keeps what it is given in files: stands for the program, which a machine may lack. */
const vault = `
case "$2" in
  put) cat > "$HOME/$(echo "$3 $4" | tr '/ ' '--' | sed 's/=-$//')" ;;
  get) cat "$HOME/$(echo "$4 \${3#-field=}" | tr '/ ' '--')" ;;
esac`;
/** Where it keeps a key. */
const stored = "secret-gr4vy-private_key";

/** A shell with a key to rotate: in a file, and in the vault. */
async function setUp() {
  const shell = await openShell();
  const { api, home, addProgram } = shell;
  const old = await api.client.create();
  for (const name of ["key.pem", stored]) writeFileSync(join(home, name), old.private_key, { mode: 0o600 });
  addProgram("vault", vault);
  addProgram(
    "kubectl",
    `echo "$@" >> kubectl.log; case "$*" in *stdin*) cat /dev/stdin ;; apply*) cat > applied ;; esac`,
  );
  const env = { GR4VY_PRIVATE_KEY: "", GR4VY_PRIVATE_KEY_FILE: "key.pem", STATE: join(home, "state") };
  const inVault = { ...env, GR4VY_PRIVATE_KEY_FILE: "" };
  const pairs = async () => (await api.ids()).filter((id) => id !== api.rootId);
  return { ...shell, old, env, inVault, pairs };
}

test("every script of the guide is run here", () => {
  expect(scripts).toHaveLength(10);
});

test("by hand: the file holds the new key, and when the overlap is over the old pair goes", async () => {
  const { sh, env, read, old, pairs } = await setUp();
  expect(await sh(`set -e\n${byHand}`, env)).toMatchObject({ code: 0 });
  expect(await sh(later!, env)).toMatchObject({ code: 9 });
  expect(await sh("akp rotate abort --yes", env)).toMatchObject({ code: 0 });
  expect(read("key.pem")).toBe(old.private_key);

  const { stdout } = await sh(byHand!.replace("akp rotate  ", "akp rotate --overlap 1s"), env);
  await overlapOver(stdout);
  expect(await sh(later!, env)).toMatchObject({ code: 0 });
  expect(await pairs()).toEqual([expect.not.stringMatching(old.id)]);
  expect(await sh("akp list", env)).toMatchObject({ code: 0 });
});

test("in a pipeline: one job begins, and the other ends it when it is time", async () => {
  const { sh, inVault, read, old, pairs } = await setUp();
  expect(await sh(second!, inVault)).toMatchObject({ code: 0, stdout: "" });
  expect(await sh(first!, inVault)).toMatchObject({ code: 0 });
  expect(read(stored)).not.toBe(old.private_key);
  const early = await sh(second!, inVault);
  expect(early).toMatchObject({ code: 0, stdout: expect.stringContaining("not time yet") });
  expect(await pairs()).toHaveLength(2);
  expect(await sh('akp rotate abort --yes --journal "$STATE/gr4vy.rotation"', inVault)).toMatchObject({
    code: 0,
  });

  await overlapOver((await sh(first!.replace("24h", "1s"), inVault)).stdout);
  expect(await sh(second!, inVault)).toMatchObject({ code: 0 });
  expect(await pairs()).toEqual([expect.not.stringMatching(old.id)]);
  expect(await sh(second!, inVault)).toMatchObject({ code: 0 });
});

test("in a pipeline, a rotation that cannot go on fails the job", async () => {
  const { sh, inVault, addProgram, read, old } = await setUp();
  const wrong = first!.replace("private_key=-", "private_key=- && false");
  expect((await sh(wrong, inVault)).code).toBe(1);
  expect(await sh(second!, inVault)).toMatchObject({
    code: 1,
    stderr: expect.stringContaining("akp rotate abort"),
  });
  addProgram("vault", vault);
  expect(
    await sh('akp rotate abort --skip-commands --yes --journal "$STATE/gr4vy.rotation"', inVault),
  ).toMatchObject({
    code: 0,
  });
  expect(read(stored)).not.toBe(old.private_key);
});

test("on runners that keep nothing, the state goes through the secret store", async () => {
  const { sh, inVault, read, old, pairs } = await setUp();
  const begun = await sh(saved!.replace("24h", "1s"), inVault);
  expect(begun.code).toBe(0);
  expect(read("secret-gr4vy-rotation-state")).not.toContain("PRIVATE KEY");
  const elsewhere = { ...inVault, STATE: `${inVault.STATE}-of-another-runner` };
  const job = `${restored}\n${second!}`;
  await overlapOver(begun.stdout);
  expect(await sh(job, elsewhere)).toMatchObject({ code: 0 });
  expect(await pairs()).toEqual([expect.not.stringMatching(old.id)]);
});

test("in Kubernetes: the store gets the key, and then those who read it are told", async () => {
  const { sh, env, read, old, pairs } = await setUp();
  const { code, stdout } = await sh(store!, env);
  expect(code).toBe(0);
  const { new_id } = JSON.parse(stdout);
  expect(read("kubectl.log").trim().split("\n")).toEqual([
    `annotate externalsecret gr4vy force-sync=${new_id} --overwrite`,
    "rollout restart deployment/payments",
    "rollout status deployment/payments --timeout=5m",
  ]);
  expect(read(stored)).not.toBe(old.private_key);
  expect(read("key.pem")).toBe(old.private_key);
  expect(new Set(await pairs())).toEqual(new Set([old.id, new_id]));
});

test("in Kubernetes without a store, the cluster gets the key", async () => {
  const { sh, env, read, old } = await setUp();
  expect(await sh(cluster!, env)).toMatchObject({
    code: 0,
    stderr: expect.not.stringContaining("PRIVATE KEY--"),
  });
  expect(read("applied")).toContain("-----BEGIN PRIVATE KEY-----");
  expect(read("applied")).not.toBe(old.private_key);
  expect(read("kubectl.log")).toContain("apply -f -");
});

test("after a leak, the old pair is gone at once, also where a rotation is under way", async () => {
  const { sh, env, old, pairs, home } = await setUp();
  expect(await sh("akp rotate", env)).toMatchObject({ code: 0 });
  expect(await sh(leak!, env)).toMatchObject({
    code: 3,
    stderr: expect.stringContaining("resume --emergency"),
  });
  expect(await sh(underWay!, env)).toMatchObject({ code: 0 });
  const [between] = await pairs();
  expect(between).not.toBe(old.id);
  expect(await sh(leak!, env)).toMatchObject({ code: 0 });
  expect(await pairs()).toEqual([expect.not.stringMatching(between!)]);
  expect(existsSync(join(home, "key.pem"))).toBe(true);
});
