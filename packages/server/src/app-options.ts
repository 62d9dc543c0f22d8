import type { Logger } from "pino";

import type { RevisionName } from "./revisions/revision.ts";
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
  /**
   * The revision of the API to speak. Data of one is readable in the other.
   *
   * @default "2021-10"
   */
  revision?: RevisionName;
}
