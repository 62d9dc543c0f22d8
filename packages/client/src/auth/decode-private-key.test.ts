import { generateKeyPairSync } from "node:crypto";

import { expect, test } from "vitest";

import { secretsIn } from "../testing/canaries.ts";
import { signWith } from "./sign-with.ts";

const ec = (namedCurve: string) => generateKeyPairSync("ec", { namedCurve });
const p521 = ec("P-521");
const pem = p521.privateKey.export({ type: "pkcs8", format: "pem" }) as string;
const pkcs8 = (key: ReturnType<typeof ec>) =>
  key.privateKey.export({ type: "pkcs8", format: "pem" }) as string;

const request = { signal: new AbortController().signal };

test.each([
  ["PEM", pem],
  ["PEM with Windows line ends", pem.replaceAll("\n", "\r\n")],
  ["PEM with blanks around it", `\n  ${pem}\n\n`],
  ["PEM with escaped line ends, as environment files have it", pem.replaceAll("\n", String.raw`\n`)],
  ["PEM on one line", pem.replaceAll("\n", " ")],
  ["base64 of the PEM", Buffer.from(pem).toString("base64")],
  ["base64 of the PEM in lines", Buffer.from(pem).toString("base64").replace(/.{76}/g, "$&\n")],
  ["PEM with text before it", `Key pair of the shop\n${pem}`],
])("a private key is taken as %s", async (_name, text) => {
  expect(await signWith({ privateKey: text })(request)).toMatch(/^eyJ[\w-]+\.[\w-]+\.[\w-]+$/);
});

const rsa = generateKeyPairSync("rsa", { modulusLength: 2048 });
const lines = pem.trim().split("\n");

test.each([
  ["of P-256", pkcs8(ec("P-256")), /P-256 key/],
  ["of P-384", pkcs8(ec("P-384")), /P-384 key/],
  ["of secp256k1", pkcs8(ec("secp256k1")), /secp256k1 key/],
  ["of RSA", rsa.privateKey.export({ type: "pkcs8", format: "pem" }) as string, /RSA key/],
  [
    "of Ed25519",
    generateKeyPairSync("ed25519").privateKey.export({ type: "pkcs8", format: "pem" }) as string,
    /Ed25519 key/,
  ],
  [
    "that is public",
    p521.publicKey.export({ type: "spki", format: "pem" }) as string,
    /public key; pass the private key/,
  ],
  [
    "that is encrypted",
    p521.privateKey.export({
      type: "pkcs8",
      format: "pem",
      cipher: "aes-256-cbc",
      passphrase: "secret",
    }) as string,
    /encrypted with a passphrase; decrypt it with `openssl/,
  ],
  [
    "in the older EC form",
    p521.privateKey.export({ type: "sec1", format: "pem" }) as string,
    /EC PRIVATE KEY form; convert it/,
  ],
  [
    "in the older RSA form",
    rsa.privateKey.export({ type: "pkcs1", format: "pem" }) as string,
    /RSA PRIVATE KEY form; convert it/,
  ],
  ["without its last line", lines.slice(0, -1).join("\n"), /cut off: its last line/],
  [
    "without a line in the middle",
    [...lines.slice(0, 2), ...lines.slice(3)].join("\n"),
    /damaged or cut off/,
  ],
  ["with a foreign character", pem.replace(lines[1]!, `${lines[1]!.slice(0, -1)}*`), /damaged or cut off/],
  [
    "that is a certificate",
    pem.replaceAll("PRIVATE KEY", "CERTIFICATE"),
    /first line says that it is something else/,
  ],
  ["that is empty", "", /must be an EC P-521 private key .* got an empty string/],
  ["that is no key", "hello", /must be an EC P-521 private key .* got a string of 5 characters/],
  [
    "that is base64 of something else",
    Buffer.from("hello hello").toString("base64"),
    /must be an EC P-521 private key/,
  ],
])("a key %s is refused at once, with the remedy and without the key", (_name, text, message) => {
  let error: unknown;
  try {
    signWith({ privateKey: text });
  } catch (caught) {
    error = caught;
  }
  expect(error).toMatchObject({
    code: "input",
    field: "privateKey",
    message: expect.stringMatching(message),
  });
  expect(secretsIn(error, [text])).toEqual([]);
});

test("a key whose numbers are damaged is refused before anything is sent, without the key", async () => {
  const der = p521.privateKey.export({ type: "pkcs8", format: "der" });
  der.fill(0xff, 40, 100);
  const damaged = `-----BEGIN PRIVATE KEY-----\n${der.toString("base64")}\n-----END PRIVATE KEY-----\n`;
  const error = await Promise.resolve(signWith({ privateKey: damaged })(request)).catch(
    (caught: unknown) => caught,
  );
  expect(error).toMatchObject({
    code: "input",
    field: "privateKey",
    message: expect.stringMatching(/is damaged; take a fresh copy/),
  });
  expect(secretsIn(error, [damaged])).toEqual([]);
});

test.each([[undefined], [null], [42], [{}]])("the privateKey %j is refused", (privateKey) => {
  expect(() => signWith({ privateKey: privateKey as unknown as string })).toThrow(
    /privateKey must be a PEM string, or/,
  );
});
