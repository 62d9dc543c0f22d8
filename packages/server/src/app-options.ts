import type { Logger } from "pino";

import type { Store } from "./store/store.ts";

/** What `createApp` takes. */
export interface AppOptions {
  /** Where the key pairs are kept. The app does not close it. */
  store: Store;
  /**
   * Gets one line a request, free of secrets, and every unexpected error.
   *
   * @default silent
   */
  logger?: Logger;
  /**
   * The time, in milliseconds since 1970: for the dates of new pairs and the lifetimes of tokens.
   *
   * @default Date.now
   */
  clock?: () => number;
  /**
   * The longest request body that is read, in bytes.
   *
   * @default 65536
   */
  maxBodyBytes?: number;
}
