import { createPublicKey } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { createClient } from "@api-key-pairs/client";
import { generateKeyPair, signWith } from "@api-key-pairs/client/auth";
import { expect, test } from "vitest";

import { akp, temporaryDirectory } from "../../testing/akp.ts";
import { startApi, startApi2026 } from "../../testing/start-api.ts";
import type { Api2026 } from "../../testing/start-api.ts";

const checkout = ["--name", "Checkout", "--role", "key-pair-viewer"];

/** `akp create`, in a directory of its own, and what is in that then. */
async function create({ env }: Pick<Api2026, "env">, args: readonly string[], cwd = temporaryDirectory()) {
  const ended = await akp(["create", ...args], { env, cwd });
  expect(ended.stdout + ended.stderr).not.toContain("BEGIN PRIVATE KEY");
  const read = (name: string) => readFileSync(join(cwd, name), "utf8");
  return { ...ended, cwd, read, files: readdirSync(cwd).toSorted() };
}

const errorOf = (stderr: string) => JSON.parse(stderr.trim().split("\n").at(-1)!).error;

/** Whether the API takes a key. */
async function accepts({ url }: Api2026, privateKey: string): Promise<boolean> {
  const client = createClient({ baseUrl: url, auth: signWith({ privateKey }) });
  return await client.list({ limit: 1 }).then(
    () => true,
    () => false,
  );
}

test("a pair with a name and roles: the key is made here, and only its public half is sent", async () => {
  const api = await startApi2026();
  const args = [...checkout, "--role", "Analyst", "--merchant-account", "eu", "-o", "json"];
  const { code, stdout, stderr, cwd, read, files } = await create(api, args);
  expect(code).toBe(0);
  const created = JSON.parse(stdout);
  const file = `${created.thumbprint}.pem`;
  expect(files).toEqual([file]);
  expect(statSync(join(cwd, file)).mode & 0o777).toBe(0o600);
  expect(created).toMatchObject({
    display_name: "Checkout",
    active: true,
    roles: [{ slug: "key-pair-viewer" }, { slug: "analyst" }],
    merchant_accounts: [{ id: "eu" }],
    private_key: null,
    file: join(cwd, file),
  });
  expect(await accepts(api, read(file))).toBe(true);
  expect(stderr).toBe(`\nNext:\n  akp doctor --private-key-file ./${file}   # does the API take it?\n`);
});

test("the API makes the key where that is asked for, and the name is as asked for", async () => {
  const api = await startApi2026();
  const args = [...checkout, "--key-from", "api", "--inactive", "--out", "new.pem", "-o", "table"];
  const { code, stdout, stderr, cwd, read } = await create(api, args);
  const [id] = await api.ids();
  expect({ code, stderr }).toEqual({
    code: 0,
    stderr: `\nNext:\n  akp update ${id} --active   # before it can sign\n`,
  });
  expect(stdout).toMatch(/^Name +Checkout\nActive +no\nRoles +key-pair-viewer$/m);
  expect(stdout).toContain(`Private key        ${join(cwd, "new.pem")}\n`);
  expect(await api.client.get(id!)).toMatchObject({ display_name: "Checkout", active: false });
  expect(await accepts(api, read("new.pem"))).toBe(false);
  await api.client.update(id!, { active: true });
  expect(await accepts(api, read("new.pem"))).toBe(true);
});

test("a name that could not be set is told, with the command that sets it", async () => {
  const api = await startApi2026({ faults: [{ kind: "status", status: 400, operation: "update" }] });
  const { code, stdout, stderr } = await create(api, [...checkout, "--key-from", "api", "-o", "json"]);
  const { id, display_name } = JSON.parse(stdout);
  expect({ code, display_name }).toEqual({
    code: 0,
    display_name: expect.stringMatching(/^Checkout \[.+\]$/),
  });
  expect(stderr).toContain(`warning: The pair could not be given its name: it is called ${display_name}\n`);
  expect(stderr).toContain(`  akp update ${id} --name NAME\n`);
});

test("without a name and a role, the API of today is told to ask for both, and nothing is created", async () => {
  const api = await startApi2026();
  const bare = await create(api, ["--out", "new.pem", "-o", "json"]);
  expect({ code: bare.code, files: bare.files }).toEqual({ code: 2, files: [] });
  expect(errorOf(bare.stderr)).toMatchObject({
    message: expect.stringContaining("--name NAME --role ROLE. Nothing was created"),
    next: [
      "akp create --name NAME --role ROLE",
      "akp roles   # what there is to choose from",
      "akp help create",
    ],
  });
  api.admin.clearRequests();
  for (const args of [["--name", "x"], ["--role", "analyst"], ["--inactive"], ["--key-from", "here"]]) {
    const { code, stderr } = await create(api, args);
    expect({ args, code }).toEqual({ args, code: 2 });
    expect(stderr).toContain("--name NAME --role ROLE");
  }
  expect(api.admin.requests()).toEqual([]);
  const unknown = await create(api, ["--name", "x", "--role", "analist"]);
  expect(unknown).toMatchObject({
    code: 2,
    files: [],
    stderr: expect.stringContaining("Did you mean analyst?"),
  });
  expect(await api.ids()).toEqual([api.rootId]);
});

test("an API of revision 2021-10, which would give all rights, is not asked for a pair with roles", async () => {
  const api = await startApi();
  const role = "cc07af11-3618-462c-b807-e86b9a8e8f9b";
  for (const [args, what] of [
    [["--name", "x", "--role", role], "akp create --name"],
    [["--name", "x", "--role", "analyst"], "akp create --role"],
  ] as const) {
    const { code, stderr, files } = await create(api, [...args, "-o", "json"]);
    expect({ code, files }).toEqual({ code: 4, files: [] });
    expect(errorOf(stderr)).toMatchObject({
      code: "revision_needed",
      message: expect.stringContaining(what),
    });
  }
  expect(await api.ids()).toEqual([api.rootId]);
});

test("a lost answer loses nothing where the key was made here: one pair, and its key in the file", async () => {
  const api = await startApi2026({
    faults: [{ kind: "drop", when: "after", operation: "create", times: 1 }],
  });
  const { code, read, stderr } = await create(api, [...checkout, "--out", "new.pem"]);
  expect({ code, stderr }).toEqual({
    code: 0,
    stderr: expect.stringMatching(/^The answer was lost: asking again, with the same key/),
  });
  expect(await api.ids()).toHaveLength(2);
  expect(await accepts(api, read("new.pem"))).toBe(true);
});

test("where no answer comes at all, the key is kept, and the error says so and how to find out", async () => {
  const api = await startApi2026({ faults: [{ kind: "drop", when: "before", operation: "create" }] });
  const args = [...checkout, "--out", "new.pem", "--settle", "0s", "-o", "json"];
  const { code, stderr, cwd, read, stdout } = await create(api, args);
  expect({ code, stdout }).toEqual({ code: 8, stdout: "" });
  const error = errorOf(stderr);
  expect(error).toMatchObject({
    code: "outcome_unknown",
    message: expect.stringContaining(`The private key was saved to ${join(cwd, "new.pem")}`),
    file: join(cwd, "new.pem"),
    next: [
      expect.stringContaining("akp doctor --private-key-file ./new.pem"),
      expect.stringMatching(/^openssl pkey -in \.\/new\.pem -pubout -out FILE /),
      expect.stringContaining("akp create --name Checkout --role key-pair-viewer --public-key FILE"),
    ],
  });
  // What openssl does.
  api.admin.clearFaults();
  const publicKey = createPublicKey(read("new.pem")).export({ type: "spki", format: "pem" });
  writeFileSync(join(cwd, "new.pub"), publicKey);
  const registered = await create(api, [...checkout, "--public-key", "new.pub"], cwd);
  expect(registered.code).toBe(0);
  expect(await accepts(api, read("new.pem"))).toBe(true);
});

test("a public key is registered: nothing secret comes back, and nothing is saved", async () => {
  const api = await startApi2026();
  const cwd = temporaryDirectory();
  const key = await generateKeyPair();
  writeFileSync(join(cwd, "key.pub"), key.public_key);
  const args = [...checkout, "--public-key", "key.pub"];
  const { code, stdout, stderr, files } = await create(api, args, cwd);
  expect({ code, stderr, files }).toEqual({ code: 0, stderr: "", files: ["key.pub"] });
  expect(JSON.parse(stdout)).toMatchObject({ display_name: "Checkout", thumbprint: key.thumbprint });
  expect(await accepts(api, key.private_key)).toBe(true);
  // A key has one pair.
  const twice = await create(api, [...args, "-o", "json"], cwd);
  const { id } = JSON.parse(stdout);
  expect({ code: twice.code, error: errorOf(twice.stderr) }).toMatchObject({
    code: 4,
    error: { code: "conflict", next: [`akp get ${id}   # the pair of this key`] },
  });
  expect(await api.ids()).toHaveLength(2);
});

test("a public key whose answer is lost is sent again, and found to have its pair", async () => {
  const cwd = temporaryDirectory();
  writeFileSync(join(cwd, "key.pub"), (await generateKeyPair()).public_key);
  const args = [...checkout, "--public-key", "key.pub"];
  const api = await startApi2026({
    faults: [{ kind: "drop", when: "after", operation: "create", times: 1 }],
  });
  const { code, stdout } = await create(api, args, cwd);
  const [newest] = await api.ids();
  expect({ code, id: JSON.parse(stdout).id }).toEqual({ code: 0, id: newest });
  api.admin.setFaults([{ kind: "drop", when: "before", operation: "create" }]);
  const lost = await create(api, [...args, "-o", "json"], cwd);
  expect({ code: lost.code, error: errorOf(lost.stderr) }).toMatchObject({
    code: 8,
    error: { next: [expect.stringMatching(/^akp create --name Checkout .+ --public-key key\.pub {3}#/)] },
  });
});

test("a private key in place of a public one is refused, and nothing is sent", async () => {
  const api = await startApi2026();
  const cwd = temporaryDirectory();
  const { private_key } = await generateKeyPair();
  mkdirSync(join(cwd, "directory"));
  const contents = {
    "key.pem": private_key,
    base64: Buffer.from(private_key).toString("base64"),
    junk: "junk",
    both: `${(await generateKeyPair()).public_key}${private_key}`,
  };
  for (const [name, text] of Object.entries(contents)) writeFileSync(join(cwd, name), text);
  const files = { "key.pem": /private/, base64: /private/, both: /private/, junk: /no EC P-521/ };
  for (const [name, words] of Object.entries({ ...files, directory: /EISDIR/, missing: /ENOENT/ })) {
    const { code, stderr } = await create(api, [...checkout, "--public-key", name, "-o", "json"], cwd);
    expect({ name, code, error: errorOf(stderr) }).toMatchObject({
      name,
      code: 3,
      error: { code: "public_key_unusable", message: expect.stringMatching(words) },
    });
    expect(stderr).not.toContain(private_key.split("\n")[1]);
  }
  const contradiction = await create(api, [...checkout, "--public-key", "x", "--out", "new.pem"]);
  expect(contradiction.code).toBe(2);
  expect(api.admin.requests()).toEqual([]);
});
