import { createPrivateKey, randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";

import { SignJWT } from "jose";

import { keyPairFromPem } from "../keys/key-pair.ts";
import type { KeyPair } from "../keys/key-pair.ts";

/**
 * Prints a bearer token, good for 5 minutes, for curl and its like.
 *
 * @param keyFile A file with a P-521 private key in PEM form.
 * @throws {Error} When there is no such file or no such key in it.
 */
export async function printToken(keyFile: string): Promise<void> {
  const { id, privateKey } = await readKeyPair(keyFile);
  const token = await new SignJWT({ scopes: ["api-key-pairs.read", "api-key-pairs.write", "roles.read"] })
    .setProtectedHeader({ alg: "ES512", typ: "JWT", kid: id })
    .setIssuer("akp-server")
    .setIssuedAt()
    .setNotBefore("0s")
    .setExpirationTime("5m")
    .setJti(randomUUID())
    .sign(createPrivateKey(privateKey));
  process.stdout.write(`${token}\n`);
}

async function readKeyPair(file: string): Promise<KeyPair> {
  try {
    return keyPairFromPem(await readFile(file, "utf8"));
  } catch (error) {
    throw new Error(`Cannot sign with ${file}: ${(error as Error).message}`, { cause: error });
  }
}
