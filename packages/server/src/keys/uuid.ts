/** How much of a thumbprint a UUID holds: 120 of its 256 bits. */
const prefixLength = 20;

/** What `idPrefixOf` can give an answer to. The version, 8, says that the bits are ours. */
const ownUuid = /^[\da-f]{8}-[\da-f]{4}-8[\da-f]{3}-8[\da-f]{3}-[\da-f]{12}$/i;

/**
 * The id of a pair in revision 2026-08: a UUID (RFC 9562, version 8), as the thumbprint of its key has it. So every pair
 * has had it from the start, on every instance, whichever revision created it.
 *
 * @param thumbprint 43 characters of base64url.
 */
export function uuidOf(thumbprint: string): string {
  const digits = Buffer.from(thumbprint.slice(0, prefixLength), "base64url").toString("hex");
  return `${digits.slice(0, 8)}-${digits.slice(8, 12)}-8${digits.slice(12, 15)}-8${digits.slice(15, 18)}-${digits.slice(18)}`;
}

/**
 * How the thumbprint of the pair with this UUID starts.
 *
 * @returns `undefined` for a UUID that no pair can have.
 */
export function idPrefixOf(uuid: string): string | undefined {
  if (!ownUuid.test(uuid)) return undefined;
  const digits =
    uuid.slice(0, 8) + uuid.slice(9, 13) + uuid.slice(15, 18) + uuid.slice(20, 23) + uuid.slice(24);
  return Buffer.from(digits, "hex").toString("base64url");
}
