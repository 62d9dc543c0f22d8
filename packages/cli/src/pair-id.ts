/**
 * Thumbprints, UUIDs and the like. The API may take more, but a line of a table, of JSON or of a private key, piped in by
 * mistake, must not pass for an id.
 */
export function isPairId(text: string): boolean {
  return /^[\w-]{1,255}$/.test(text);
}

/** Whether an id is the thumbprint of a key: base64url of 32 bytes. */
export function isThumbprint(id: string): boolean {
  return /^[\w-]{43}$/.test(id);
}
