import { createPrivateKey } from "node:crypto";
import type { KeyObject } from "node:crypto";

import { keyPairFromPem } from "../keys/key-pair.ts";

interface ReadKey {
  /** The thumbprint of the public half. */
  id: string;
  key: KeyObject;
}

const read = new Map<string, ReadKey>();

/** Reads a private key once: it takes longer than to sign with it. */
export function readKey(pem: string): ReadKey {
  const known = read.get(pem) ?? { id: keyPairFromPem(pem).id, key: createPrivateKey(pem) };
  read.set(pem, known);
  return known;
}
