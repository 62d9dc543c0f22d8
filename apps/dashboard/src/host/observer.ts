/** Why somebody needs a link. */
export type LinkReason =
  /** Somebody used an old link: one that was redeemed, is too old or was withdrawn. */
  | "old_link"
  /** A page asked for something after its session was over. */
  | "session_expired"
  /** So many wrong codes were tried that the link, which nobody had used yet, was withdrawn. */
  | "wrong_codes";

/** One request, without anything that is secret. */
export interface RequestRecord {
  readonly method: string;
  /** The pattern of the path, such as `/api/api-key-pairs/{id}`; `undefined` for a path that there is not. */
  readonly route: string | undefined;
  readonly status: number;
  readonly durationMs: number;
}

/** Is told what goes on. Apart from the link, nothing that it is told is secret. */
export interface Observer {
  /**
   * Somebody needs a link that works. Here is one if who needs it had a session; with `undefined`, whoever asked showed
   * nothing that would do for it, and a link is for the owner of the terminal to make.
   */
  readonly linked?: ((link: string | undefined, reason: LinkReason) => void) | undefined;
  /** The link was used. */
  readonly redeemed?: (() => void) | undefined;
  /** A pair was created for a page that went away, so its private key is lost; without an id when the answer had none. */
  readonly orphaned?: ((id: string | undefined) => void) | undefined;
  /** A request was answered. */
  readonly answered?: ((record: RequestRecord) => void) | undefined;
  /** The host failed, in a way that it does not know. */
  readonly failed?: ((error: Error) => void) | undefined;
}
