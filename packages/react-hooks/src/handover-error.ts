import type { CreatedApiKeyPair } from "@api-key-pairs/core";

/** Apart from the errors, since the consoles of browsers show private fields too. */
const privateKeys = new WeakMap<HandoverError, string>();

/**
 * A pair was created, but `onCreated` failed to take its private key: what that threw is the `cause`. This error is then
 * the only place where the key still exists.
 *
 * @example
 * ```ts
 * if (creation.error?.code === "handover") await save(creation.error.revealPrivateKey());
 * ```
 */
export class HandoverError extends Error {
  override readonly name = "HandoverError";
  readonly code = "handover" as const;
  /** The id of the pair. */
  readonly id: string;

  /**
   * @param pair - with its private key
   * @param cause - what `onCreated` threw
   */
  constructor(pair: CreatedApiKeyPair, cause: unknown) {
    const { id, private_key: privateKey } = pair;
    super(`Key pair ${id} was created, but onCreated failed. revealPrivateKey() of this error has the key`, {
      cause,
    });
    this.id = id;
    privateKeys.set(this, privateKey);
  }

  /**
   * The private key of the pair. Nothing prints it; only this call gives it.
   *
   * @returns the PEM
   */
  revealPrivateKey(): string {
    return privateKeys.get(this)!;
  }
}
