import { hash } from "node:crypto";

/** Stands for a private key in what is shown: tells two keys apart, and nothing else. */
export function fingerprint(privateKey: string): string {
  return `SHA256:${hash("sha256", privateKey, "base64url").slice(0, 16)}`;
}
