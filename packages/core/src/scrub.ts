const mark = "[redacted]";

/** A private key in PEM form, whole or cut off, with real line ends or escaped ones, also percent-encoded. */
const pem = /-----BEGIN[^-]{0,30}PRIVATE[^-]{1,9}KEY-----[^]*?(?:-----END[^-]*KEY-----|$)/g;
/** `Bearer` and what follows it. */
const bearer = /\bBearer\s+[^\s"',;]+/gi;
/**
 * Long runs of base64 or base64url, also percent-encoded: the lines of a PEM (64 characters each) and the parts of a
 * JWT. Ids, thumbprints (43) and request ids are shorter and stay readable, also at the end of a path, which would
 * be one long run if the two alphabets were taken as one.
 */
const encoded = /(?:eyJ[\w-]{8,}|[\w-]{60,}|[A-Za-z0-9+/%]{60,})[\w+/=%.-]*/g;

/** Nothing this short is a secret, and taking it out would tear words apart. */
const shortestSecret = 8;

/**
 * Takes everything out of a text that is, or may be, a private key or a bearer token. Texts of other parties
 * (answers of a server, messages of the platform) pass through here before they become part of an error.
 *
 * @param text - any text
 * @param secrets - values that must not appear whatever they look like, such as the token just sent
 */
export function scrub(text: string, secrets: readonly string[] = []): string {
  let clean = text;
  for (const secret of secrets) {
    if (secret.length < shortestSecret) continue;
    clean = clean.replaceAll(secret, mark).replaceAll(encodeURIComponent(secret), mark);
  }
  return clean.replace(pem, mark).replace(bearer, `Bearer ${mark}`).replace(encoded, mark);
}
