import { open, type FileHandle } from "node:fs/promises";
import { resolve } from "node:path";
import { buffer } from "node:stream/consumers";

import { decodePrivateKey } from "../auth/decode-private-key.ts";
import { explained } from "./checks.ts";
import { ConfigError } from "./config-error.ts";
import { fileProblem } from "./file-problem.ts";

/** The largest file that is read, in bytes: keys are a thousand times smaller than what is taken for one by mistake. */
const maxBytes = 65_536;

/** A private key that was read from a file. Printing it, also as JSON, shows no key. */
export class PrivateKeyFile {
  readonly path: string;
  /** What a person should know, such as that others can read the file, and what to type. */
  readonly warnings: readonly string[];
  readonly #privateKey: string;

  constructor(path: string, privateKey: string, warnings: readonly string[]) {
    this.path = path;
    this.#privateKey = privateKey;
    this.warnings = warnings;
  }

  /** Gives the content of the file, as `signWith` takes it. */
  revealPrivateKey(): string {
    return this.#privateKey;
  }
}

/**
 * Reads the file of a private key. The key is checked as far as that goes without using it.
 *
 * @param path - the file, or a pipe; relative to the working directory
 * @throws {ConfigError} when there is no usable key, without any of what is there instead
 *
 * @example
 * ```ts
 * const file = await readPrivateKeyFile("private-key.pem");
 * for (const warning of file.warnings) console.warn(warning);
 * const keyPairs = createClient({ auth: signWith({ privateKey: file.revealPrivateKey() }) });
 * ```
 */
export async function readPrivateKeyFile(path: string): Promise<PrivateKeyFile> {
  return await readKey(resolve(path));
}

/** The same, for a path that was configured somewhere. */
export async function readKey(path: string, from?: string): Promise<PrivateKeyFile> {
  const label = `The private key file ${path}${from === undefined ? "" : ` (from ${from})`}`;
  const { text, mode } = await readText(path, label, from);
  explained({ setting: "privateKeyFile", value: path, from: from ?? path, label }, () =>
    decodePrivateKey(text),
  );
  const isOpen = mode !== undefined && (mode & 0o077) !== 0;
  return new PrivateKeyFile(path, text, isOpen ? [openWarning(path, mode)] : []);
}

/** @returns the content, and the mode where it says who may read the file */
async function readText(path: string, label: string, source: string | undefined) {
  const fail = (text: string) =>
    new ConfigError(`${label} ${text}`, { problem: "file", setting: "privateKeyFile", source });
  const tooLarge = () => fail("is too large for a private key");
  let handle: FileHandle | undefined;
  try {
    handle = await open(path);
    const stats = await handle.stat();
    if (stats.isDirectory()) throw fail("is a directory; name the file in it");
    if (stats.size > maxBytes) throw tooLarge();
    // Not every file says how large it is: a pipe does not, and a device may have no end.
    const content = await buffer(handle.createReadStream({ end: maxBytes }));
    if (content.length > maxBytes) throw tooLarge();
    const text = content.toString("utf8");
    if (text.trim() === "") throw fail("is empty; copy the private key into it again");
    // Pipes are nobody else's, and the modes of Windows mean nothing.
    return { text, mode: stats.isFile() && process.platform !== "win32" ? stats.mode : undefined };
  } catch (error) {
    throw error instanceof ConfigError ? error : fail(fileProblem(error, "read"));
  } finally {
    await handle?.close();
  }
}

function openWarning(path: string, mode: number): string {
  const octal = (mode & 0o777).toString(8).padStart(4, "0");
  const word = /^[\w@%+=:,./-]+$/.test(path) ? path : `'${path.replaceAll("'", String.raw`'\''`)}'`;
  return `The private key file ${path} is open to other users (mode ${octal}); type: chmod 600 ${word}`;
}
