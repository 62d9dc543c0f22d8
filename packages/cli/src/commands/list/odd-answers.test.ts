import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

import { expect, onTestFinished, test } from "vitest";

import { akp } from "../../testing/akp.ts";

/** Lists with an API that answers this, whatever it is asked. */
async function listFrom(answer: object, ...args: string[]) {
  const server = createServer((_request, response) => {
    response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(answer));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo;
  const env = { GR4VY_BASE_URL: `http://127.0.0.1:${port}`, GR4VY_TOKEN: "a-token" };
  return await akp(["list", ...args], { env });
}

const page = (items: object[]) => ({ items, limit: 20, next_cursor: null, previous_cursor: null });

test("an empty list says on stderr how to create a pair", async () => {
  const { code, stdout, stderr } = await listFrom(page([]));
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toEqual(page([]));
  expect(stderr).toContain("akp create");
});

test("fields that akp does not know are printed, a private key is not", async () => {
  const now = new Date().toISOString();
  const pair = {
    type: "api-key-pair",
    id: "an-id",
    created_at: now,
    updated_at: now,
    private_key: "-----BEGIN PRIVATE KEY-----\nMIHu\n-----END PRIVATE KEY-----",
    display_name: "new",
  };
  const { stdout } = await listFrom(page([pair]), "--output", "json");
  expect(JSON.parse(stdout).items).toEqual([{ ...pair, private_key: "[redacted]" }]);
});

test("a pair that changed since says when", async () => {
  const ago = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString();
  const pair = { type: "api-key-pair", id: "an-id", created_at: ago(100), updated_at: ago(2) };
  const { stdout } = await listFrom(page([pair]), "--output", "table");
  expect(stdout).toContain("an-id  3 months ago, updated 2 days ago\n");
});
