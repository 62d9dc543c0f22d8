import { generateKeyPairSync, hash } from "node:crypto";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";

import { createRootKeyPair, createSqliteStore, type PublicKey } from "@api-key-pairs/server";

const minute = 1;
const hour = 60 * minute;
const day = 24 * hour;

/** How old the sample pairs are, in minutes: some of every age that a person would want to tell apart. */
const ages = [
  730 * day,
  611 * day,
  540 * day,
  466 * day,
  402 * day,
  371 * day,
  330 * day,
  275 * day,
  214 * day,
  183 * day,
  150 * day,
  121 * day,
  98 * day,
  88 * day,
  71 * day,
  52 * day,
  36 * day,
  29 * day,
  16 * day,
  8 * day,
  3 * day,
  1 * day,
  5 * hour,
  12 * minute,
];

/**
 * Fills a data directory of the server with key pairs of many ages, of which the oldest is the root pair. One that had
 * a server before stays as it is.
 */
export async function addSampleData(dataDir: string): Promise<void> {
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const store = await createSqliteStore({ file: join(dataDir, "api-key-pairs.sqlite") });
  try {
    if ((await store.rootId()) !== undefined) return;
    const [rootAge, ...others] = ages.map((age) => Date.now() - age * 60_000);
    await createRootKeyPair(store, {
      file: join(dataDir, "root-private-key.pem"),
      clock: () => rootAge!,
    });
    for (const createdAt of others.map((time) => new Date(time).toISOString()))
      await store.insert({ ...newPublicKey(), createdAt, updatedAt: createdAt });
  } finally {
    await store.close();
  }
}

/** The public half of a pair that nobody has the private half of. */
function newPublicKey(): { id: string; publicKey: PublicKey } {
  const { publicKey } = generateKeyPairSync("ec", { namedCurve: "P-521" });
  const { x, y } = publicKey.export({ format: "jwk" }) as { x: string; y: string };
  // RFC 7638: the required members, in the order of their names, without white space.
  const id = hash("sha256", JSON.stringify({ crv: "P-521", kty: "EC", x, y }), "base64url");
  return { id, publicKey: { kty: "EC", crv: "P-521", x, y } };
}
