import { readdirSync } from "node:fs";

import type { Fault } from "@api-key-pairs/server";
import { expect, test } from "vitest";

import { akp, asWord, launch, temporaryDirectory } from "../../testing/akp.ts";
import { newKeyFile } from "../../testing/new-key-file.ts";
import { proxyTo } from "../../testing/proxy.ts";
import { serve } from "../../testing/serve.ts";
import { startApi } from "../../testing/start-api.ts";
import type { Api } from "../../testing/start-api.ts";

const dropped: Fault = { kind: "drop", when: "after", operation: "create", times: 1 };

/** `akp create` with an answer that is lost, and the error that it ends with. It leaves no file. */
async function createAndLose(api: Api, args: readonly string[] = ["--settle", "0s"], env = api.env) {
  const cwd = temporaryDirectory();
  const { code, stdout, stderr } = await akp(["create", ...args, "--output", "json"], { env, cwd });
  expect({ stdout, files: readdirSync(cwd) }).toEqual({ stdout: "", files: [] });
  return { code, stderr, error: JSON.parse(stderr.trim().split("\n").at(-1)!).error };
}

/** Of a proxy that loses the answer to create: what happens in place of it. */
async function losing(api: Api, meanwhile: () => unknown): Promise<Record<string, string>> {
  const GR4VY_BASE_URL = await proxyTo(api.url, async ({ method, moment }) => {
    if (method !== "POST" || moment === "before") return true;
    await meanwhile();
    return false;
  });
  return { ...api.env, GR4VY_BASE_URL };
}

const since = expect.stringMatching(/^akp list {3}# newest first; look at those since \d{4}-\S+Z$/);

test("the one pair that came up is named, with the command that deletes it", async () => {
  const api = await startApi({ faults: [dropped] });
  const { code, error, stderr } = await createAndLose(api);
  const [orphan] = await api.ids();
  expect(code).toBe(8);
  expect(stderr).toContain("The answer was lost: looking for a pair that may be there.");
  expect(error).toEqual({
    exit_code: 8,
    code: "outcome_unknown",
    message: `The answer to create was lost, and a new key pair has come up: ${orphan}`,
    why: expect.stringMatching(
      /It was created at \S+Z, which fits; nobody has its key, unless somebody else created it\.$/,
    ),
    next: [`akp delete ${asWord(orphan!)}   # unless somebody else created it`, "akp create"],
    pairs: [{ id: orphan, created_at: expect.any(String) }],
  });
  // Sent once: a second time would have made a second pair.
  expect(api.admin.requests().filter(({ method }) => method === "POST")).toHaveLength(1);
  expect(await api.ids()).toHaveLength(2);
});

test("when nothing has come up, that is all that is claimed", async () => {
  const api = await startApi({ faults: [{ ...dropped, when: "before" }] });
  const { code, error } = await createAndLose(api);
  expect({ code, error }).toMatchObject({
    code: 8,
    error: {
      message: "The answer to create was lost, and no new key pair has come up so far",
      why: expect.stringMatching(/The API may still create one; looked at \S+Z\.$/),
      next: [since, "akp delete ID   # the one that nobody knows", "akp create"],
    },
  });
});

test("several are named, and none of them is blamed", async () => {
  const api = await startApi();
  let other: string | undefined;
  const env = await losing(api, async () => {
    other = (await api.client.create()).id;
  });
  const { code, error } = await createAndLose(api, ["--settle", "0s"], env);
  expect(code).toBe(8);
  expect(error.message).toBe(
    `The answer to create was lost, and 2 new key pairs have come up: ${error.pairs.map(({ id }: { id: string }) => id).join(", ")}`,
  );
  expect(error.pairs.map(({ id }: { id: string }) => id).toSorted()).toEqual(
    (await api.ids()).filter((id) => id !== api.rootId).toSorted(),
  );
  expect(error.next).toEqual([since, "akp delete ID   # the one that nobody knows", "akp create"]);
  expect(await api.ids()).toContain(other);
});

test("with --sole-creator, the pair is deleted, and nothing is left", async () => {
  const api = await startApi({ faults: [dropped] });
  const { code, error } = await createAndLose(api, ["--sole-creator", "--settle", "0s"]);
  expect({ code, error }).toMatchObject({
    code: 5,
    error: {
      code: "orphan_deleted",
      message: expect.stringMatching(/deleted: [\w-]{43}$/),
      next: ["akp create"],
    },
  });
  expect(await api.ids()).toEqual([api.rootId]);
});

test("what cannot be looked for may be there all the same", async () => {
  const api = await startApi();
  const env = await losing(api, () => api.admin.setFaults([{ kind: "status", status: 500 }]));
  const { code, error } = await createAndLose(api, ["--settle", "0s"], env);
  expect({ code, error }).toMatchObject({
    code: 8,
    error: {
      message: expect.stringMatching(
        /^A key pair may have been created at \S+Z, and its private key is lost$/,
      ),
    },
  });
});

test("a token that may create but not list still creates, and cannot look for what is lost", async () => {
  const api = await startApi();
  const { stdout: token } = await akp(["token", "--scope", "api-key-pairs.write"], { env: api.env });
  const env = { GR4VY_BASE_URL: api.url, GR4VY_TOKEN: token.trim() };
  expect(await akp(["create", "--out", "new.pem"], { env })).toMatchObject({ code: 0 });
  api.admin.setFaults([dropped]);
  const { code, error } = await createAndLose(api, ["--settle", "0s"], env);
  expect({ code, error }).toMatchObject({
    code: 8,
    error: { message: expect.stringContaining("may have been created at") },
  });
});

test("a pair that came of a request which was refused and sent again is named beside the new one", async () => {
  const refused: Fault = { kind: "status", status: 429, when: "after", operation: "create", times: 1 };
  const api = await startApi({ faults: [refused] });
  const { code, stdout, stderr } = await akp(["create", "-o", "json"], { env: api.env });
  const { id } = JSON.parse(stdout);
  const orphan = (await api.ids()).find((other) => other !== id && other !== api.rootId)!;
  expect({ code, stderr }).toEqual({
    code: 0,
    stderr: expect.stringContaining(`warning: The key pair ${orphan}, created at `),
  });
  expect(stderr.split("Next:\n")[1]).toBe(
    `  akp list --private-key-file ./${id}.pem\n  akp delete ${asWord(orphan)}   # unless somebody else created it\n`,
  );
});

test("the pair that signs is no orphan, though the first list does not have it yet", async () => {
  const cwd = temporaryDirectory();
  const { id } = newKeyFile(cwd);
  const now = new Date().toISOString();
  const own = { type: "api-key-pair", id, created_at: now, updated_at: now };
  const methods: string[] = [];
  const GR4VY_BASE_URL = await serve(({ method }, response) => {
    methods.push(method!);
    const page = { items: methods.length === 1 ? [] : [own], limit: 100, next_cursor: null };
    if (method === "GET")
      response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(page));
    else response.destroy();
  });
  const env = { GR4VY_BASE_URL, GR4VY_PRIVATE_KEY_FILE: "key.pem" };
  const { code, stderr } = await akp(["create", "--sole-creator", "--settle", "0s"], { env, cwd });
  expect({ code, methods }).toEqual({ code: 8, methods: ["GET", "POST", "GET"] });
  expect(stderr).toContain("no new key pair has come up so far");
  expect(stderr).not.toContain(id);
});

test("Ctrl-C ends the search, and what is known by then is told", async () => {
  const api = await startApi({ faults: [dropped] });
  const run = launch(["create", "--settle", "10m", "--output", "json"], { env: api.env });
  while (!run.output.stderr.includes("looking for a pair"))
    await new Promise((resolve) => run.child.stderr.once("data", resolve));
  run.child.kill("SIGINT");
  const { code, stderr } = await run.ended;
  expect(code).toBe(8);
  expect(JSON.parse(stderr.trim().split("\n").at(-1)!).error).toMatchObject({ code: "outcome_unknown" });
});
