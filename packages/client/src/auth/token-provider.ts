/** What a provider is told when it is asked for a token. */
export interface TokenRequest {
  /** Aborted when the call that needs the token is over: given up, or out of time. */
  readonly signal: AbortSignal;
  /**
   * Set when the API just answered 401: the token that it did not accept, and the API's time in milliseconds
   * since the epoch where it said so. The call is tried once more if another token comes back.
   */
  readonly rejected?: { readonly token: string; readonly serverTime: number | undefined };
}

/**
 * Gives the bearer token for a request. It is asked before every request, so one that is costly to get should be
 * kept until it expires, as `signWith` does. An error that it throws reaches the caller as it is.
 */
export type TokenProvider = (request: TokenRequest) => string | Promise<string>;
