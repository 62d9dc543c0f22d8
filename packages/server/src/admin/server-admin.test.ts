import { chmodSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { inspect } from "node:util";

import { expect, test } from "vitest";

import { startServer } from "../start-server.ts";
import { startAdmin } from "../testing/start-admin.ts";
import { temporaryDirectory } from "../testing/temporary-directory.ts";

test("with a data directory the token is kept in it, and the next start uses it again", async () => {
  const dataDir = temporaryDirectory();
  const first = await startAdmin({ dataDir });
  const { token, tokenFile } = first.server.admin;
  expect(tokenFile).toBe(join(dataDir, "admin-token"));
  expect(readFileSync(tokenFile!, "utf8").trim()).toBe(token);
  expect((statSync(tokenFile!).mode & 0o777).toString(8)).toBe("600");
  await first.server.close();
  const second = await startAdmin({ dataDir });
  expect(second.server.admin.token).toBe(token);
  expect((await second.callAdmin("GET", "/health")).status).toBe(200);
});

test("in memory the token is in the result alone, and every server has another", async () => {
  const [one, other] = [await startAdmin(), await startAdmin()];
  expect(one.server.admin).not.toHaveProperty("tokenFile");
  expect(one.server.admin.token).not.toBe(other.server.admin.token);
  const headers = { authorization: `Bearer ${one.server.admin.token}` };
  expect((await fetch(`${other.server.url}/_admin/health`, { headers })).status).toBe(401);
});

test("a token file that is not to be trusted stops the start, and frees the data directory", async () => {
  const dataDir = temporaryDirectory();
  const { server } = await startAdmin({ dataDir });
  await server.close();
  const file = server.admin.tokenFile!;
  chmodSync(file, 0o644);
  await expect(startServer({ dataDir, admin: true })).rejects.toThrow(`Cannot use the admin token ${file}`);
  chmodSync(file, 0o600);
  await using again = await startServer({ dataDir, admin: true });
  expect(again.admin.token).toBe(server.admin.token);
});

test("no way to print or copy a server shows its root key or its token", async () => {
  const { server } = await startAdmin();
  const shown = [
    inspect(server, { depth: Infinity }),
    inspect(server, { depth: Infinity, showHidden: true }),
    inspect(server.admin),
    JSON.stringify(server),
    JSON.stringify({ ...server, ...server.admin }),
  ].join("\n");
  expect(shown).toContain("clearFaults");
  expect(shown).not.toContain(server.admin.token);
  expect(shown).not.toContain("PRIVATE KEY");
  expect(server.rootPrivateKey).toContain("PRIVATE KEY");
});
