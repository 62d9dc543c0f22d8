/** What every row is shown by. */
export interface RowContext {
  /** The thumbprint of the key that the host signs with. */
  readonly signer: string | null;
  readonly rotationDays: number;
}
