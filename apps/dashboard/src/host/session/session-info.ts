/** What the page is told about where it is. Nothing of it is secret. */
export interface SessionInfo {
  readonly target: {
    readonly baseUrl: string;
    readonly instance?: string;
    readonly environment?: string;
  };
  readonly profile?: string;
  /** The thumbprint of the key pair that signs; `null` when it does not say. */
  readonly signer: string | null;
  readonly idle_minutes: number;
}
