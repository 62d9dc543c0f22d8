/** Where a private key will go. It was opened, and found fit, before there was a key. */
export interface Destination {
  /** What to call it in an error. */
  readonly name: string;
  /**
   * Puts the key there, to stay.
   *
   * @returns The absolute path of the file, or `undefined` when it went elsewhere.
   * @throws {Error} When the key is not there, or not safe there.
   */
  save(privateKey: string): Promise<string | undefined>;
  /** Removes what was made for a key that never came. */
  discard(): Promise<void>;
}
