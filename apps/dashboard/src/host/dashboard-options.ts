import type { TokenProvider } from "@api-key-pairs/client";
import type { Target } from "@api-key-pairs/client/node";

import type { Observer } from "./observer.ts";

/** What `startDashboard` takes. */
export interface DashboardOptions {
  /** Where the API is, as `loadConfig` gives it. */
  readonly target: Target;
  /** What the requests to the API are authorised with, as `config.auth()` gives it. */
  readonly auth: string | TokenProvider;
  /**
   * The name of the profile that says so, for the page to show.
   *
   * @default none
   */
  readonly profile?: string | undefined;
  /**
   * The port to listen on. 0 takes any that is free.
   *
   * @default 0
   */
  readonly port?: number | undefined;
  /**
   * How long a session may go unused, in minutes.
   *
   * @default 60
   */
  readonly idleMinutes?: number | undefined;
  /**
   * The directory of the built page.
   *
   * @default the one of this package
   */
  readonly page?: string | undefined;
  /**
   * How long the API may take to answer, in milliseconds.
   *
   * @default 9000: a second less than the page waits for an attempt
   */
  readonly upstreamTimeoutMs?: number | undefined;
  /**
   * Is told what goes on.
   *
   * @default {}
   */
  readonly observer?: Observer | undefined;
  /**
   * The time, in milliseconds since 1970.
   *
   * @default Date.now
   */
  readonly clock?: (() => number) | undefined;
}

/** A dashboard that is ready to be opened. */
export interface Dashboard extends AsyncDisposable {
  /** Where it is, without a slash at the end: `http://127.0.0.1:41234`. It opens nothing by itself. */
  readonly url: string;
  readonly port: number;
  /** The newest link that opens a session: once, within 10 minutes. Printing the dashboard does not show it. */
  readonly link: string;
  /** The thumbprint of the key pair that signs, if that is known. */
  readonly signer: string | undefined;
  /** Where the API is. */
  readonly baseUrl: string;
  /** Makes a new link. The one before does not work any more; sessions go on. */
  newLink(): string;
  /** Stops: lets the requests under way finish. May be called more than once. */
  close(): Promise<void>;
}
