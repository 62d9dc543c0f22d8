/**
 * Looks for a private key in an answer to create that is not as documented: wherever it stands, however it is
 * escaped, and even if the answer breaks off after it.
 *
 * @returns the key as the server meant it, or `undefined`
 */
export function findPrivateKey(text: string): string | undefined {
  let found: string | undefined;
  try {
    JSON.parse(text, (name, value: unknown) => {
      if (
        typeof value === "string" &&
        value &&
        (name === "private_key" || value.includes("PRIVATE KEY-----"))
      ) {
        found ??= value;
      }
      return value;
    });
    return found;
  } catch {
    return findInText(text);
  }
}

function findInText(text: string): string | undefined {
  const [pem] = /-----BEGIN [^]*?-----END [A-Z ]*PRIVATE KEY-----/.exec(text) ?? [];
  if (pem === undefined) return undefined;
  try {
    return JSON.parse(`"${pem.replaceAll("\n", "\\n")}"`) as string;
  } catch {
    return pem;
  }
}
