import { calculateJwkThumbprint } from "jose";

import { decodePrivateKey } from "../auth/decode-private-key.ts";
import { readPublicHalf } from "../auth/signing-key.ts";
import { holdKey, type KeyInHand } from "./key-in-hand.ts";

/**
 * Reads a private key as people have it, and makes it what the API once gave: PEM, with the thumbprint by which the API
 * knows it.
 *
 * @throws {@link InputError} when it is no private key, or a damaged one
 */
export async function readKey(privateKey: string): Promise<KeyInHand> {
  const thumbprint = await calculateJwkThumbprint(await readPublicHalf(privateKey), "sha256");
  const base64 = btoa(String.fromCharCode(...decodePrivateKey(privateKey)));
  const lines = base64.match(/.{1,64}/g)!;
  return holdKey(thumbprint, `-----BEGIN PRIVATE KEY-----\n${lines.join("\n")}\n-----END PRIVATE KEY-----\n`);
}
