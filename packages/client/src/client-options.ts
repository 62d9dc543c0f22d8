import type { TokenProvider } from "./auth/token-provider.ts";
import type { Observer } from "./road/observer.ts";

/** Headers as `fetch` takes them: an object of names and values, or a `Headers`. */
export type RequestHeaders = Headers | Readonly<Record<string, string>>;

/** What `createClient` takes. Everything but `auth` has a default. */
export interface ClientOptions {
  /** A bearer token, a function that gives one, or `signWith({ privateKey })` of `@api-key-pairs/client/auth`. */
  readonly auth: string | TokenProvider;
  /**
   * Where the API is, if not at an instance of the live service: https, or plain http on this machine. A path is
   * kept, a slash at the end does not matter.
   *
   * @default "https://api.plantly.gr4vy.app"
   */
  readonly baseUrl?: string | URL | undefined;
  /**
   * The name of your instance: `acme` stands for `https://api.acme.gr4vy.app`.
   *
   * @default "plantly"
   */
  readonly instance?: string | undefined;
  /**
   * Which environment of the instance.
   *
   * @default "production"
   */
  readonly environment?: "production" | "sandbox" | undefined;
  /**
   * Host names that plain http may be used with, beyond this machine's own.
   *
   * @default []
   */
  readonly allowHttp?: readonly string[] | undefined;
  /**
   * How long a call may take in all, attempts and waits together, in milliseconds.
   *
   * @default 30000
   */
  readonly timeoutMs?: number | undefined;
  /**
   * How long one attempt may take, in milliseconds.
   *
   * @default 10000
   */
  readonly attemptTimeoutMs?: number | undefined;
  /**
   * How many times a request is sent at most, not counting the one with a fresh token after a 401. 1 never retries.
   *
   * @default 3
   */
  readonly maxAttempts?: number | undefined;
  /**
   * The longest answer that is read, in bytes.
   *
   * @default 4194304
   */
  readonly maxResponseBytes?: number | undefined;
  /** Sent with every request, such as `{ "x-gr4vy-merchant-account-id": "default" }`. */
  readonly headers?: RequestHeaders | undefined;
  /** Told of every request, answer and retry, without secrets. */
  readonly observer?: Observer | undefined;
}

/** What every operation takes as its last argument. */
export interface CallOptions {
  /** Gives the call up at once when aborted, also between two attempts. */
  readonly signal?: AbortSignal | undefined;
  /**
   * How long the call may take in all, in milliseconds; in a walk over pages, each page.
   *
   * @default the client's `timeoutMs`
   */
  readonly timeoutMs?: number | undefined;
  /** Sent with this request, on top of the client's. */
  readonly headers?: RequestHeaders | undefined;
  /** Told of this call, beside the client's. */
  readonly observer?: Observer | undefined;
}
