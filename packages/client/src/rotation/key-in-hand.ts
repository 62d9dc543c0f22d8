/** A private key with the id of its pair. Printing it or writing it as JSON shows the id alone. */
export interface KeyInHand {
  /** The id of the pair. */
  readonly id: string;
  /** The private key: PEM, PKCS#8. Not enumerable, so that no log finds it. */
  readonly pem: string;
}

/** Puts a private key where nothing prints it. */
export function holdKey(id: string, pem: string): KeyInHand {
  return Object.defineProperty({ id }, "pem", { get: () => pem }) as KeyInHand;
}
