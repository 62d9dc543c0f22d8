import type { ApiKeyPairPage } from "@api-key-pairs/core";
import { expect, test } from "vitest";

import { generateKeyPair } from "../keys/key-pair.ts";
import { memoryLog } from "../testing/memory-log.ts";
import { sendRaw } from "../testing/on-the-wire.ts";
import { signToken } from "../testing/sign-token.ts";
import { startAdmin } from "../testing/start-admin.ts";

/** Everywhere in a request that a caller can put a text in by mistake. */
function requestsWith(text: string): string[] {
  const encoded = encodeURIComponent(text);
  const header = text.replaceAll(/\s+/g, " ");
  const request = (target: string, lines: string[] = [], body = "") =>
    [
      `POST ${target} HTTP/1.1`,
      "Host: x",
      "Connection: close",
      `Content-Length: ${Buffer.byteLength(body)}`,
      ...lines,
      "",
      body,
    ].join("\r\n");
  const names = ["Accept", "Accept-Encoding", "Content-Type", "User-Agent", "X-Gr4vy-Merchant-Account-Id"];
  const values = ["Authorization", "Cookie", "Host-Name", "Referer", "Traceparent", "X-Anything", ...names];
  return [
    request(`/${encoded}`),
    request(`/api-key-pairs/${encoded}`),
    request(`/api-key-pairs/${encoded}/more?x`),
    request(`/api-key-pairs?cursor=${encoded}`),
    request(`/api-key-pairs?limit=${encoded}`),
    request(`/api-key-pairs?token=${encoded}`),
    request(`/api-key-pairs?${encoded}=1`),
    request(`/api-key-pairs?${encoded}`),
    ...values.map((name) => request("/api-key-pairs", [`${name}: ${header}`])),
    ...names.map((name) => request("/api-key-pairs", [`${name}: ${"ab ".repeat(64)}${header}`])),
    ...names.map((name) => request("/api-key-pairs", [`${name}: a/1 (${encoded}); "${header}"`])),
    request("/api-key-pairs", [`Authorization: Bearer ${header}`]),
    request("/api-key-pairs", [`Authorization: Basic ${Buffer.from(text).toString("base64")}`]),
    request("/api-key-pairs", [`${text.replaceAll(/[^\w-]/g, "")}: 1`]),
    request("/api-key-pairs", [], text),
  ];
}

/** Twelve characters of a secret in a row, wherever they are taken from, give it away. */
function piecesOf(text: string): string[] {
  const secret = text.replaceAll(/-----.*-----/g, "");
  const lines = secret.split(/[\s.]+/).filter((line) => line.length >= 12);
  return lines.flatMap((line) => [
    line.slice(0, 12),
    line.slice(-12),
    line.slice(line.length / 2, line.length / 2 + 12),
  ]);
}

test("a token, a private key, a cursor or the admin token, wherever it is put, is neither in the journal nor in the log", async () => {
  const { logger, lines } = memoryLog();
  const { server, call, callAdmin } = await startAdmin({ logger });
  for (let count = 0; count < 2; count += 1) await (await call("POST", "/api-key-pairs")).text();
  const { next_cursor } = (await (await call("GET", "/api-key-pairs?limit=1")).json()) as ApiKeyPairPage;
  const token = await signToken(server.rootPrivateKey!);
  const { privateKey } = await generateKeyPair();
  const secrets = [token, privateKey, next_cursor!, server.admin.token];
  const requests = secrets.flatMap(requestsWith);
  // A token or a key makes no request id. Short texts without structure do, and are told apart by nobody.
  for (const secret of [token, privateKey]) {
    const header = `X-Request-Id: ${secret.replaceAll(/\s+/g, " ")}`;
    requests.push(`GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n${header}\r\n\r\n`);
  }
  server.admin.clearRequests();
  for (const request of requests) await sendRaw(server.port, request);

  const journal = server.admin.requests({ limit: 1000 });
  expect(journal).toHaveLength(requests.length);
  const shown = [
    JSON.stringify(journal),
    await (await callAdmin("GET", "/requests?limit=1000")).text(),
    lines.join(""),
  ];
  const spellings = secrets.flatMap((secret) => [
    secret,
    encodeURIComponent(secret),
    Buffer.from(secret).toString("base64"),
  ]);
  const pieces = spellings.flatMap(piecesOf);
  // The prefix of admin tokens is no secret.
  for (const text of shown) {
    expect(pieces.filter((piece) => text.includes(piece) && !piece.includes("akp_admin_"))).toEqual([]);
  }
  // The search itself works: what may be there is found.
  expect(shown.every((text) => text.includes("[redacted]") || text.includes("/api-key-pairs"))).toBe(true);
});
