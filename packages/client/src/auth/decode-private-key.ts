import { describe, InputError } from "@api-key-pairs/core";

const field = "privateKey";
const expected = "must be an EC P-521 private key in PEM form (PKCS#8), or base64 of that PEM";

/** DER object identifiers that tell what kind of key a PKCS#8 document holds, as hexadecimal. */
const kinds = {
  "P-521": "06052b81040023",
  "P-256": "06082a8648ce3d030107",
  "P-384": "06052b81040022",
  secp256k1: "06052b8104000a",
  RSA: "06092a864886f70d010101",
  Ed25519: "06032b6570",
} as const;

const toPkcs8 = "convert it with `openssl pkcs8 -topk8 -nocrypt -in key.pem`";

/**
 * Reads a private key as people have it: the PEM, the PEM with its line ends written as `\n` (environment files),
 * or base64 of the PEM. Everything that can be told without cryptography is told here, before anything is sent.
 *
 * @returns the PKCS#8 document (DER)
 * @throws {@link InputError} that says what the text is instead, without repeating any of it
 */
export function decodePrivateKey(text: string): Uint8Array<ArrayBuffer> {
  const pem = unwrap(text).replaceAll(String.raw`\n`, "\n");
  const begin = /-----BEGIN ([A-Z0-9 ]+)-----/.exec(pem);
  if (begin === null) throw new InputError(field, `${expected}; got ${describe(text)} that is neither`);
  checkLabel(begin[1]!);

  const start = begin.index + begin[0].length;
  const end = pem.indexOf("-----END", start);
  if (end === -1)
    throw new InputError(
      field,
      "is cut off: its last line, -----END PRIVATE KEY-----, is missing; copy the whole file",
    );

  const der = decodeBase64(pem.slice(start, end));
  if (der === undefined || !isWhole(der)) {
    throw new InputError(field, "is damaged or cut off between its first and last line; copy the whole file");
  }
  checkKind(der);
  return der;
}

function unwrap(text: string): string {
  const trimmed = text.trim();
  if (trimmed.includes("-----BEGIN")) return trimmed;
  const decoded = decodeBase64(trimmed);
  return decoded === undefined ? trimmed : new TextDecoder().decode(decoded);
}

function checkLabel(label: string): void {
  if (label === "PRIVATE KEY") return;
  if (label === "ENCRYPTED PRIVATE KEY") {
    throw new InputError(
      field,
      "is encrypted with a passphrase; decrypt it with `openssl pkcs8 -in key.pem` first",
    );
  }
  if (label.endsWith("PUBLIC KEY")) {
    throw new InputError(field, "is a public key; pass the private key that create returned with it");
  }
  if (label === "EC PRIVATE KEY" || label === "RSA PRIVATE KEY") {
    throw new InputError(field, `is in the older ${label} form; ${toPkcs8}`);
  }
  throw new InputError(field, `${expected}; its first line says that it is something else`);
}

function checkKind(der: Uint8Array): void {
  // The identifiers stand in the first bytes, before the key itself.
  const head = Array.from(der.subarray(0, 48), (byte) => byte.toString(16).padStart(2, "0")).join("");
  const kind = Object.entries(kinds).find(([, identifier]) => head.includes(identifier))?.[0];
  if (kind === "P-521") return;
  throw new InputError(
    field,
    `${expected}; this is ${kind === undefined ? "another kind of key" : `a ${kind} key`}`,
  );
}

/** Whether the outermost DER sequence is as long as it says. */
function isWhole(der: Uint8Array): boolean {
  const [tag, first = 0] = der;
  const lengthBytes = first < 0x80 ? 0 : first & 0x7f;
  const length =
    lengthBytes === 0 ? first : der.subarray(2, 2 + lengthBytes).reduce((sum, byte) => sum * 256 + byte, 0);
  return tag === 0x30 && der.length === 2 + lengthBytes + length;
}

function decodeBase64(text: string): Uint8Array<ArrayBuffer> | undefined {
  const compact = text.replaceAll(/\s/g, "");
  if (compact === "" || !/^[A-Za-z0-9+/]+={0,2}$/.test(compact)) return undefined;
  try {
    return Uint8Array.from(atob(compact), (character) => character.charCodeAt(0));
  } catch {
    return undefined;
  }
}
