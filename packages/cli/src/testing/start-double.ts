import { createHash, generateKeyPairSync } from "node:crypto";
import { createServer } from "node:http";
import type { ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

import { onTestFinished } from "vitest";

/** A pair as the API answers create with it. */
export interface MintedPair {
  readonly type: "api-key-pair";
  readonly id: string;
  readonly private_key: string;
  readonly created_at: string;
  readonly updated_at: string;
}

/** What it answers to all else: there are no pairs. */
const emptyPage = { items: [], limit: 100, next_cursor: null, previous_cursor: null };

/**
 * Starts a server that takes a request to create for what the test needs to do in the middle of it, until the test
 * is over.
 *
 * @param onCreate What it answers; `undefined` leaves the request without an answer but the one that it gave itself.
 * @returns What configures `akp` for it.
 */
export async function startDouble(
  onCreate: (pair: MintedPair, response: ServerResponse) => unknown,
): Promise<Record<string, string>> {
  const server = createServer(async ({ method }, response) => {
    const answer = method === "POST" ? await onCreate(mintPair(), response) : emptyPage;
    if (answer === undefined) return;
    const status = method === "POST" ? 201 : 200;
    response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(answer));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return {
    GR4VY_BASE_URL: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    GR4VY_TOKEN: "a.b.c",
  };
}

/** Makes a real key pair. */
export function mintPair(): MintedPair {
  const { publicKey, privateKey } = generateKeyPairSync("ec", { namedCurve: "P-521" });
  const { crv, kty, x, y } = publicKey.export({ format: "jwk" });
  const id = createHash("sha256").update(JSON.stringify({ crv, kty, x, y })).digest("base64url");
  const now = new Date().toISOString();
  const private_key = privateKey.export({ type: "pkcs8", format: "pem" }) as string;
  return { type: "api-key-pair", id, private_key, created_at: now, updated_at: now };
}
