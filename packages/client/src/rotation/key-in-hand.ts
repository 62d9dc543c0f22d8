/** A private key. Printing it or writing it as JSON shows its thumbprint alone. */
export interface KeyInHand {
  /** RFC 7638 (SHA-256, base64url) of the public half: the `kid` of the tokens that it signs. */
  readonly thumbprint: string;
  /** The private key: PEM, PKCS#8. Not enumerable, so that no log finds it. */
  readonly pem: string;
}

/** A private key of which the API has the pair. */
export interface KeyOfPair extends KeyInHand {
  /** The id of the pair: the thumbprint again in revision 2021-10, a UUID in 2026-08. */
  readonly id: string;
}

/** A private key of the caller's own making, whose public half can be registered. */
export interface OwnKey extends KeyInHand {
  /** PEM, SPKI. */
  readonly publicKey: string;
}

/** Puts a private key where nothing prints it. */
export function holdKey(thumbprint: string, pem: string): KeyInHand {
  return hide({ thumbprint }, pem);
}

/** The same key, with the id of its pair. */
export function keyOfPair(id: string, { thumbprint, pem }: KeyInHand): KeyOfPair {
  return hide({ id, thumbprint }, pem);
}

/** The same key, with its public half. */
export function holdOwnKey(publicKey: string, { thumbprint, pem }: KeyInHand): OwnKey {
  return hide({ thumbprint, publicKey }, pem);
}

function hide<Shown extends object>(shown: Shown, pem: string): Shown & Pick<KeyInHand, "pem"> {
  return Object.defineProperty(shown, "pem", { get: () => pem }) as Shown & Pick<KeyInHand, "pem">;
}
