import type { TokenProvider } from "@api-key-pairs/client";

/** The API that requests are forwarded to. */
export interface Upstream {
  /** Without a slash at its end. */
  readonly baseUrl: string;
  readonly auth: string | TokenProvider;
  /** How long a request may take until its answer is there in full, in milliseconds. */
  readonly timeoutMs: number;
}

/** A request that is to be forwarded. */
export interface Forwarded {
  readonly method: "GET" | "POST" | "PUT" | "DELETE";
  /** The path with its query. */
  readonly path: string;
  /** JSON, as the page sent it. Left out where there is none. */
  readonly body?: Buffer<ArrayBuffer> | undefined;
  /** Aborted when the browser goes away. */
  readonly browser: AbortSignal;
}
