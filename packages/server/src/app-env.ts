import type { HttpBindings } from "@hono/node-server";

import type { StoredKeyPair } from "./store/store.ts";

/** What the listener and middleware leave on the context of a request. */
export interface AppEnv {
  /** Node's request and answer: there when the app listens on a port, absent from `app.request()`. */
  Bindings: Partial<HttpBindings>;
  Variables: {
    requestId: string;
    /** The pair that signed the token of the request, once it was verified. */
    caller?: StoredKeyPair;
    /**
     * That pair as it is by now, to be asked for right before something is written: a body that comes byte by byte takes as
     * long as its sender likes, and keys take time to make.
     *
     * @throws {ApiError} `unauthorized` or `forbidden`, when it may not do this any more.
     */
    callerNow?: () => Promise<StoredKeyPair>;
    /** Its id, as the revision has it. */
    keyPairId?: string;
    /** Why the request was refused, for the log and the journal: a text of ours, with nothing of the caller's in it. */
    refusal?: string;
    /** The kind of the fault that struck, or several, such as `latency, drop`: for the log and the journal. */
    fault?: string;
    /** Whether a fault cut the connection before anything of an answer was out. */
    isDropped?: boolean;
  };
}
