/** A PEM, more than one line of anything, a JWT, or a whole `Authorization` header. */
const secret = /-----BEGIN|[\r\n]|^eyJ[\w-]{8,}\.|^Bearer\s/i;

/** Whether a text is a private key or a token that ended up in the wrong place, and must not be shown. */
export function looksSecret(text: string): boolean {
  return secret.test(text) || Buffer.from(text, "base64").includes("-----BEGIN");
}
