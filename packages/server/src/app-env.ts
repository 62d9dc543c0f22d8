/** What middleware leaves on the context of a request. */
export interface AppEnv {
  Variables: {
    requestId: string;
    /** The pair that signed the token of the request, once it was verified. */
    keyPairId?: string;
    /** Why the request was refused, for the log. */
    refusal?: string;
  };
}
