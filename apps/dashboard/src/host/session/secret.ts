import { hash, randomBytes, timingSafeEqual } from "node:crypto";

/** 256 random bits, as 43 characters of base64url. */
export function newSecret(): string {
  return randomBytes(32).toString("base64url");
}

/** What is kept of a secret: enough to know it again. */
export function digestOf(secret: string): Buffer {
  return hash("sha256", secret, "buffer");
}

/** Whether it is this secret. How long that takes says nothing about how much of it is right. */
export function isSecret(given: string, digest: Buffer): boolean {
  return timingSafeEqual(digestOf(given), digest);
}
