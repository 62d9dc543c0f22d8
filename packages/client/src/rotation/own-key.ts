import { generateKeyPair } from "../auth/generate-key-pair.ts";
import { readPublicHalf } from "../auth/signing-key.ts";
import { holdOwnKey, type KeyInHand, type OwnKey } from "./key-in-hand.ts";

/** What comes before the two coordinates of a P-521 key in a public key document (SPKI, DER), in base64. */
const spkiHeader = "MIGbMBAGByqGSM49AgEGBSuBBAAjA4GGAAQ=";

/** Makes a key of the caller's own. */
export async function makeOwnKey(): Promise<OwnKey> {
  const { thumbprint, public_key: publicKey, private_key: pem } = await generateKeyPair();
  return holdOwnKey(publicKey, { thumbprint, pem });
}

/** A key that was made before, with its public half. */
export async function ownKeyOf(key: KeyInHand): Promise<OwnKey> {
  const { x, y } = await readPublicHalf(key.pem);
  const bytes = [spkiHeader, x, y].map(decode).join("");
  const lines = btoa(bytes).match(/.{1,64}/g)!;
  return holdOwnKey(`-----BEGIN PUBLIC KEY-----\n${lines.join("\n")}\n-----END PUBLIC KEY-----\n`, key);
}

function decode(base64: string): string {
  return atob(base64.replaceAll("-", "+").replaceAll("_", "/"));
}
