import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";

import { createClient } from "@api-key-pairs/client";
import { signWith } from "@api-key-pairs/client/auth";
import { expect, test } from "vitest";

import { thumbprint } from "../../auth/thumbprint.ts";
import { akp, launch, temporaryDirectory } from "../../testing/akp.ts";
import { proxyTo } from "../../testing/proxy.ts";
import type { Passage } from "../../testing/proxy.ts";
import { startApi2026 } from "../../testing/start-api.ts";
import type { Api2026 } from "../../testing/start-api.ts";

// The role to look at key pairs, by its id, which is not looked up.
const checkout = ["--name", "Checkout", "--role", "decc5f14-5db8-4614-b68c-b5df248f1528", "--output", "json"];

/** The requests are GET for the list, POST, and PUT for the name of a pair whose key the API made. */
interface Moment extends Pick<Passage, "moment"> {
  readonly method: "GET" | "POST" | "PUT";
}

/** `akp create`, killed at a moment of one of its requests or, without one, when it prints what it made. */
async function killAt(at: Moment | undefined, options: readonly string[]) {
  const api = await startApi2026();
  const cwd = temporaryDirectory();
  const GR4VY_BASE_URL = await proxyTo(api.url, async ({ method, moment }) => {
    if (at === undefined || method !== at.method || moment !== at.moment) return true;
    run.child.kill("SIGKILL");
    // From here on nobody writes anything.
    await run.ended;
    return false;
  });
  const run = launch(["create", ...checkout, ...options], { cwd, env: { ...api.env, GR4VY_BASE_URL } });
  if (at === undefined) run.child.stdout.once("data", () => run.child.kill("SIGKILL"));
  await run.ended;
  const made = (await api.ids()).filter((id) => id !== api.rootId);
  const files = readdirSync(cwd).filter((name) => name.endsWith(".pem"));
  const read = (name: string) => readFileSync(join(cwd, name), "utf8");
  return { api, cwd, made, files, read };
}

/** Whether the API takes a key for that of this pair. */
async function signsFor({ url, client }: Api2026, privateKey: string, id: string): Promise<boolean> {
  const own = createClient({ baseUrl: url, auth: signWith({ privateKey }) });
  await own.list({ limit: 1 });
  return (await client.get(id)).thumbprint === thumbprint(privateKey);
}

const file = ["--out", "new.pem"];
const fromApi = ["--key-from", "api"];

test.for([
  { when: "with the answer on its way", at: { method: "POST", moment: "after" }, options: file },
  { when: "with the answer on its way", at: { method: "POST", moment: "after" }, options: [] },
  { when: "before the name is set", at: { method: "PUT", moment: "before" }, options: [...fromApi, ...file] },
  { when: "before the name is known to be set", at: { method: "PUT", moment: "after" }, options: fromApi },
  { when: "when it has printed", at: undefined, options: file },
  { when: "when it has printed", at: undefined, options: fromApi },
] as const)("killed $when, with $options, it leaves the key of the pair in a file", async (run) => {
  const { api, cwd, made, files, read } = await killAt(run.at, run.options);
  expect({ made, files }).toEqual({ made: [expect.any(String)], files: [expect.any(String)] });
  const [id, name] = [made[0]!, files[0]!];
  expect(await signsFor(api, read(name), id)).toBe(true);
  expect(statSync(join(cwd, name)).mode & 0o777).toBe(0o600);
  const found = await akp(["get", "--key", `./${name}`, "-o", "ids"], { env: api.env, cwd });
  expect(found).toMatchObject({ code: 0, stdout: `${id}\n` });
});

test("killed before the request is carried out, it leaves a key that has no pair, and the next run says so", async () => {
  const { api, cwd, made, files, read } = await killAt({ method: "POST", moment: "before" }, file);
  expect({ made, files }).toEqual({ made: [], files: ["new.pem"] });
  const left = read("new.pem");
  const again = await akp(["create", ...checkout, ...file], { env: api.env, cwd });
  expect(again.code).toBe(3);
  const { error } = JSON.parse(again.stderr);
  expect(error).toMatchObject({
    code: "file_exists",
    message: expect.stringContaining(`it holds the private key ${thumbprint(left)}`),
    next: [
      "akp get --key ./new.pem   # its key pair, if it has one",
      expect.stringMatching(/^akp create .*--out FILE/),
    ],
  });
  expect(again.stderr).not.toContain("PRIVATE KEY");
  expect(read("new.pem")).toBe(left);
  const found = await akp(["get", "--key", "new.pem"], { env: api.env, cwd });
  expect(found).toMatchObject({
    code: 4,
    stderr: expect.stringContaining(`No key pair has the key ${thumbprint(left)}`),
  });
});

test("killed before there is a key, it leaves a file that says what it is", async () => {
  const { made, files, read } = await killAt({ method: "GET", moment: "before" }, file);
  expect({ made, files }).toEqual({ made: [], files: ["new.pem"] });
  expect(read("new.pem")).toMatch(/^# akp create began at \S+Z: a key pair may exist; see akp list\n+$/);
});

test("what the API certainly did not make leaves no file, also where the key was in it", async () => {
  for (const options of [[], file]) {
    const api = await startApi2026({ faults: [{ kind: "status", status: 403, operation: "create" }] });
    const cwd = temporaryDirectory();
    const { code } = await akp(["create", ...checkout, ...options], { env: api.env, cwd });
    expect({ code, files: readdirSync(cwd), made: await api.ids() }).toEqual({
      code: 4,
      files: [],
      made: [api.rootId],
    });
  }
});
