import { randomUUID } from "node:crypto";

import { expect, test } from "vitest";

import { akp } from "../../testing/akp.ts";
import { serve } from "../../testing/serve.ts";
import { mintPair } from "../../testing/start-double.ts";

/** An API whose ids are UUIDs, with two pairs on pages of one; the one that signs comes last. */
async function startUuidApi() {
  const { id: thumbprint, private_key, created_at, updated_at } = mintPair();
  const [own, other] = [randomUUID(), randomUUID()];
  const requests: string[] = [];
  const url = await serve(({ method, url: path = "" }, response) => {
    requests.push(`${method} ${path}`);
    if (method === "DELETE") {
      response.writeHead(204).end();
      return;
    }
    const isLast = path.includes("cursor=last");
    const [id, print] = isLast ? [own, thumbprint] : [other, "x".repeat(43)];
    const pair = { type: "api-key-pair", id, thumbprint: print, created_at, updated_at };
    const page = { items: [pair], limit: 1, next_cursor: isLast ? null : "last", previous_cursor: null };
    response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(page));
  });
  const env = { GR4VY_BASE_URL: url, GR4VY_PRIVATE_KEY: private_key };
  const deleted = () => requests.filter((request) => request.startsWith("DELETE"));
  return { env, own, other, requests, deleted };
}

test("where ids are UUIDs, the pair that signs is kept by its thumbprint, however its id is written", async () => {
  const { env, own, other, deleted } = await startUuidApi();
  for (const id of [own, own.toUpperCase(), own.replaceAll("-", "")]) {
    const { code, stderr } = await akp(["delete", id, "--yes"], { env });
    expect({ code, deleted: deleted() }).toEqual({ code: 2, deleted: [] });
    expect(stderr).toContain(`${own} signs the requests`);
  }
  const both = await akp(["delete", own, other, "--yes", "-o", "jsonl"], { env });
  expect(both.code).toBe(7);
  expect(both.stdout).toContain(`{"id":"${own}","result":"kept"}`);
  expect(deleted()).toEqual([`DELETE /api-key-pairs/${other}`]);
});

test("with --force it is the last to go", async () => {
  const { env, own, other, deleted } = await startUuidApi();
  const { code } = await akp(["delete", own, other, "--yes", "--force"], { env });
  expect(code).toBe(0);
  expect(deleted()).toEqual([`DELETE /api-key-pairs/${other}`, `DELETE /api-key-pairs/${own}`]);
});

test("thumbprints need no list to be told apart", async () => {
  const { env, requests } = await startUuidApi();
  const id = "x".repeat(43);
  await akp(["delete", id, "--yes"], { env });
  expect(requests).toEqual([`DELETE /api-key-pairs/${id}`]);
});

test("a token that only the API can read is said to hide which pair signs", async () => {
  const { env, other, deleted } = await startUuidApi();
  const opaque = { GR4VY_BASE_URL: env.GR4VY_BASE_URL, GR4VY_TOKEN: "opaque-0123" };
  const { code, stderr } = await akp(["delete", other, "--yes"], { env: opaque });
  expect({ code, deleted: deleted().length }).toEqual({ code: 0, deleted: 1 });
  expect(stderr).toContain("does not say which pair");
});
