import { decodePrivateKey } from "../auth/decode-private-key.ts";
import { prepareSigningKey } from "../auth/signing-key.ts";
import { holdKey, type KeyInHand } from "./key-in-hand.ts";

/**
 * Reads a private key as people have it, and makes it what the API once gave: PEM, and the id of its pair. In revision
 * 2021-10 that is the thumbprint of the key.
 *
 * @throws {@link InputError} when it is no private key, or a damaged one
 */
export async function readKey(privateKey: string): Promise<KeyInHand> {
  const { keyId } = await prepareSigningKey(privateKey)();
  const base64 = btoa(String.fromCharCode(...decodePrivateKey(privateKey)));
  const lines = base64.match(/.{1,64}/g)!;
  return holdKey(keyId, `-----BEGIN PRIVATE KEY-----\n${lines.join("\n")}\n-----END PRIVATE KEY-----\n`);
}
