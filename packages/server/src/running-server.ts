import type { ServerAdmin } from "./admin/server-admin.ts";

/** A server that is ready to answer. */
export interface RunningServer extends AsyncDisposable {
  /** Where it is reached, without a slash at the end: `http://127.0.0.1:41234`. */
  readonly url: string;
  readonly port: number;
  /**
   * The private key (PEM) of the pair that was there first: it signs the first tokens. `undefined` when its file is
   * gone from the data directory, when the pair was deleted, and when another server on the same database made it.
   * Printing the server does not show it.
   */
  readonly rootPrivateKey: string | undefined;
  /** The file that holds `rootPrivateKey`. Absent without a data directory, or when there is no root key any more. */
  readonly rootKeyFile?: string;
  /** The controls of the admin surface; `undefined` unless it was asked for. */
  readonly admin: ServerAdmin | undefined;
  /**
   * Stops: accepts nothing new, lets the requests in flight finish, closes the store. May be called more than once.
   */
  close(): Promise<void>;
}
