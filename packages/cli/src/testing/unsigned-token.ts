const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");

/** A token that looks like one and that nothing accepts. */
export function unsignedToken(claims: Readonly<Record<string, unknown>>): string {
  return `${encode({ kid: "k" })}.${encode(claims)}.AAAA`;
}
