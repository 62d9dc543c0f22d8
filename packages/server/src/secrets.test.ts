import { createPrivateKey } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

import type { ApiKeyPairPage, CreatedApiKeyPair } from "@api-key-pairs/core";
import { expect, test } from "vitest";

import { createLogger } from "./logger.ts";
import { memoryLog } from "./testing/memory-log.ts";
import { sendRaw } from "./testing/on-the-wire.ts";
import { signToken } from "./testing/sign-token.ts";
import { start } from "./testing/start.ts";
import { temporaryDirectory } from "./testing/temporary-directory.ts";

/** What would give a private key away, in any of the forms that it could have been written in. */
function tracesOf(pem: string): Buffer[] {
  const key = createPrivateKey(pem);
  const { d } = key.export({ format: "jwk" });
  const scalar = Buffer.from(d!, "base64url");
  const lines = pem.split("\n").slice(1, -2);
  return [
    scalar,
    ...[d!, scalar.toString("hex"), scalar.toString("base64"), ...lines].map((text) => Buffer.from(text)),
  ];
}

test("neither the log nor the database ever holds a private key, a token or a cursor", async () => {
  const { logger, lines } = memoryLog();
  const dataDir = temporaryDirectory();
  const { server, call } = await start({ dataDir, logger });
  const canaries = tracesOf(server.rootPrivateKey!);
  const send = async (method: string, path: string, token: string) => {
    // A signature is enough to recognise a token by, in whole or in part.
    const signature = token.split(".")[2]!;
    canaries.push(Buffer.from(signature.slice(0, 40)), Buffer.from(signature, "base64url"));
    return await fetch(server.url + path, { method, headers: { authorization: `Bearer ${token}` } });
  };

  const pairs: CreatedApiKeyPair[] = [];
  for (let count = 0; count < 5; count += 1) {
    const pair = (await (await call("POST", "/api-key-pairs")).json()) as CreatedApiKeyPair;
    pairs.push(pair);
    canaries.push(...tracesOf(pair.private_key));
  }
  const statuses: number[] = [];
  for (const { id, private_key } of pairs) {
    for (const token of [
      await signToken(private_key),
      await signToken(private_key, { expiresIn: -1 }),
      await signToken(private_key, { scopes: [] }),
      await signToken(private_key, { kid: "x".repeat(43) }),
      `${(await signToken(private_key)).slice(0, -8)}AAAAAAAA`,
    ]) {
      statuses.push((await send("GET", "/api-key-pairs?limit=0", token)).status);
      statuses.push((await send("PUT", "/api-key-pairs", token)).status);
    }
    const page = await send("GET", "/api-key-pairs?limit=1", await signToken(private_key));
    const { next_cursor } = (await page.json()) as ApiKeyPairPage;
    canaries.push(Buffer.from(next_cursor!));
    await send("GET", `/api-key-pairs?cursor=${next_cursor}`, await signToken(private_key));
    await sendRaw(
      server.port,
      `GET / HTTP/1.1\r\nAuthorization: Bearer ${await signToken(private_key)}\r\nBad\r\n\r\n`,
    );
    await send("DELETE", `/api-key-pairs/${id}`, await signToken(private_key));
  }
  expect(new Set(statuses)).toEqual(new Set([400, 401, 403, 405]));

  const databases = readdirSync(dataDir).filter((name) => !name.endsWith(".pem"));
  expect(databases.toSorted()).toEqual([
    "api-key-pairs.sqlite",
    "api-key-pairs.sqlite-shm",
    "api-key-pairs.sqlite-wal",
  ]);
  const haystacks = databases.map((name) => readFileSync(join(dataDir, name)));
  await server.close();
  haystacks.push(readFileSync(join(dataDir, "api-key-pairs.sqlite")), Buffer.from(lines.join("")));
  for (const haystack of haystacks) {
    expect(canaries.filter((canary) => haystack.includes(canary))).toEqual([]);
  }
  // The search itself works: what may be there is found.
  expect(haystacks[1]!.length + haystacks[2]!.length).toBeGreaterThan(0);
  expect(haystacks.filter((haystack) => haystack.includes(pairs[0]!.id)).length).toBeGreaterThan(0);
});

test("a secret that reaches the log by mistake is not written", () => {
  const lines: string[] = [];
  const logger = createLogger("info", { write: (line) => void lines.push(line) });
  logger.info({ authorization: "canary", private_key: "canary", headers: { authorization: "canary" } });
  logger.info({ request: { headers: { authorization: "canary" } }, pair: { privateKey: "canary" } });
  expect(lines).toHaveLength(2);
  expect(lines.join("")).not.toContain("canary");
});
