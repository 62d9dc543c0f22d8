/** What the host says about itself: where it forwards to, and who signs. No secrets. */
export interface SessionInfo {
  readonly target: {
    readonly baseUrl: string;
    readonly instance?: string | undefined;
    readonly environment?: "production" | "sandbox" | undefined;
  };
  readonly profile?: string | undefined;
  /** The thumbprint of the key that signs, which is the id of its pair; `null` when it can't be known. */
  readonly signer: string | null;
  /** After how many minutes without a request the session ends. */
  readonly idle_minutes: number;
}
