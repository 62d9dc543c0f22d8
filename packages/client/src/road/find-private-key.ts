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
  const start = text.indexOf("-----BEGIN");
  const end = text.indexOf("PRIVATE KEY-----", text.indexOf("-----END", start));
  if (start < 0 || end < start) return undefined;
  const pem = text.slice(start, end + 16);
  try {
    return JSON.parse(`"${pem.replaceAll("\n", "\\n")}"`) as string;
  } catch {
    return pem;
  }
}
