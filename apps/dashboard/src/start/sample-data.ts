import { generateKeyPairSync, hash } from "node:crypto";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";

import {
  createRootKeyPair,
  createSqliteStore,
  type KeyPairCreator,
  type PublicKey,
  type Store,
} from "@api-key-pairs/server";

import { rootAge, samplePairs } from "./sample-pairs.ts";

/** What the pair that signs is called. */
const rootName = "akp-dashboard";

/**
 * Fills a data directory of the server with key pairs of many ages, of which the oldest is the root pair. One that had
 * a server before stays as it is.
 */
export async function addSampleData(dataDir: string): Promise<void> {
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const store = await createSqliteStore({ file: join(dataDir, "api-key-pairs.sqlite") });
  try {
    if ((await store.rootId()) !== undefined) return;
    const now = Date.now();
    const ago = (minutes: number) => now - minutes * 60_000;
    await createRootKeyPair(store, {
      file: join(dataDir, "root-private-key.pem"),
      clock: () => ago(rootAge),
    });
    const creator = await nameRoot(store);
    for (const { name, age, lastUse, isOff, roleIds } of samplePairs) {
      const createdAt = timestamp(ago(age));
      await store.insert({
        ...newPublicKey(),
        createdAt,
        updatedAt: createdAt,
        displayName: name,
        isActive: !isOff,
        creator,
        roleIds,
        ...(lastUse !== undefined && { lastUsedAt: timestamp(ago(lastUse)) }),
      });
    }
  } finally {
    await store.close();
  }
}

/** Gives the root pair a name that people understand. */
async function nameRoot(store: Store): Promise<KeyPairCreator> {
  const root = (await store.find((await store.rootId())!))!;
  await store.update(root, { displayName: rootName, updatedAt: root.createdAt });
  return { id: root.id, displayName: rootName };
}

function timestamp(time: number): string {
  return new Date(time).toISOString();
}

/** The public half of a pair that nobody has the private half of. */
function newPublicKey(): { id: string; publicKey: PublicKey } {
  const { publicKey } = generateKeyPairSync("ec", { namedCurve: "P-521" });
  const { x, y } = publicKey.export({ format: "jwk" }) as { x: string; y: string };
  // RFC 7638: the required members, in the order of their names, without white space.
  const id = hash("sha256", JSON.stringify({ crv: "P-521", kty: "EC", x, y }), "base64url");
  return { id, publicKey: { kty: "EC", crv: "P-521", x, y } };
}
