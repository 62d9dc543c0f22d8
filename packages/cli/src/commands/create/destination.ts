/** Where a private key will go. It was opened, and found fit, before a pair was asked for. */
export interface Destination {
  /** What to call it in an error. */
  readonly name: string;
  /**
   * Puts a key there that may yet turn out to have no pair: the latest one counts. A pipe, which gives nothing back, takes
   * none before `save`.
   *
   * @throws {Error} When the key is not safe there.
   */
  keep(privateKey: string): Promise<void>;
  /**
   * Puts the key there, to stay, unless it is kept there already.
   *
   * @returns The absolute path of the file, or `undefined` when it went elsewhere.
   * @throws {Error} When the key is not there, or not safe there.
   */
  save(privateKey: string): Promise<string | undefined>;
  /** Removes what was made for a key that never came, or that has no pair. */
  discard(): Promise<void>;
}
