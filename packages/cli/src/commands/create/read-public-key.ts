import { createPublicKey } from "node:crypto";
import { readFile } from "node:fs/promises";

import { CliError } from "../../errors/cli-error.ts";
import type { NextStep } from "../../errors/next-step.ts";
import { exitCode } from "../../errors/exit-code.ts";
import { quote } from "../../program/to-command-line.ts";

/**
 * Reads the public half of a key.
 *
 * @returns PEM (SPKI), which holds nothing else.
 * @throws {CliError} When there is none in the file, and above all when it is a private one.
 */
export async function readPublicKey(path: string): Promise<string> {
  const text = await readFile(path, "utf8").catch((error: NodeJS.ErrnoException) => {
    throw unusable(`The public key ${path} cannot be read: ${error.code ?? error.message}`);
  });
  if (isPrivate(text) || isPrivate(Buffer.from(text, "base64").toString())) {
    throw unusable(`${path} holds a private key, and --public-key takes the public half of it`, [
      `openssl pkey -in ${quote(path)} -pubout -out FILE   # the public half`,
    ]);
  }
  try {
    const key = createPublicKey(text);
    if (key.asymmetricKeyDetails?.namedCurve === "secp521r1")
      return key.export({ type: "spki", format: "pem" }) as string;
  } catch {
    // What it says is about encodings.
  }
  throw unusable(`${path} holds no EC P-521 public key in PEM form, from BEGIN PUBLIC KEY to END PUBLIC KEY`);
}

function isPrivate(text: string): boolean {
  return text.includes("PRIVATE KEY-----");
}

function unusable(message: string, next: readonly NextStep[] = []): CliError {
  const why = "Nothing was sent, and no key pair was created.";
  return new CliError({ exitCode: exitCode.configuration, code: "public_key_unusable", message, why, next });
}
