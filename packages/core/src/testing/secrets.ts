import { generateKeyPairSync, sign } from "node:crypto";
import { inspect } from "node:util";

import { expect } from "vitest";

const { privateKey } = generateKeyPairSync("ec", { namedCurve: "P-521" });
const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");
const unsigned = `${encode({ alg: "ES512", typ: "JWT" })}.${encode({ iss: "a-test", scopes: ["*.read"] })}`;
const signature = sign("sha512", Buffer.from(unsigned), { key: privateKey, dsaEncoding: "ieee-p1363" });

/** A private key as the API gives it out: PEM, PKCS#8, EC P-521. */
export const pem = privateKey.export({ type: "pkcs8", format: "pem" }).toString();

/** The lines of {@link pem} that hold 64 characters of the key each. */
export const pemLines = pem.split("\n").filter((line) => /^[\w+/]{64}$/.test(line));

/** A token as the API takes it. */
export const jwt = `${unsigned}.${signature.toString("base64url")}`;

/** A token that looks like nothing in particular, with characters that escapes of all kinds change. */
export const opaque = "tok/en~w1th%odd+chars=&";

/** Everything that must not be seen, as it is and as a URL or a JSON pointer would hold it. */
const canaries = [
  ...pemLines,
  ...jwt.split("."),
  opaque,
  encodeURIComponent(opaque),
  "tok~1en~0w1th%odd+chars=&",
];

/** Every text that an error or any other value shows to those who print, log, copy or walk it. */
export function everythingShown(value: unknown): string {
  const shown = [inspect(value, { depth: Infinity, showHidden: true, getters: true }), String(value)];
  for (let error = value; error instanceof Error; error = error.cause) {
    const names = Reflect.ownKeys(error);
    shown.push(error.message, error.stack ?? "", JSON.stringify(error), JSON.stringify({ ...error }));
    shown.push(
      ...names.map((name) => inspect(Reflect.get(error, name), { depth: Infinity, showHidden: true })),
    );
  }
  return shown.join("\n");
}

export function expectNoSecrets(value: unknown): void {
  const shown = typeof value === "string" ? value : everythingShown(value);
  expect(canaries.filter((canary) => shown.includes(canary))).toEqual([]);
}
