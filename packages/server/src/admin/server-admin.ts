import type { Hono, MiddlewareHandler } from "hono";

import type { AppEnv } from "../app-env.ts";
import type { FaultInjector } from "../faults/fault-injector.ts";
import { createOperationOf } from "../http/operation-of.ts";
import { journalRequests } from "../journal/journal-requests.ts";
import { RequestJournal } from "../journal/request-journal.ts";
import type { Revision } from "../revisions/revision.ts";
import { addSecret } from "../secret-property.ts";
import type { Store } from "../store/store.ts";
import type { AdminControls } from "./admin-controls.ts";
import { createAdminControls } from "./admin-controls.ts";
import { createAdminRoutes } from "./admin-routes.ts";
import { createAdminToken } from "./admin-token.ts";

/** `server.admin`: what the admin surface can do, without the way over HTTP, and what opens that. */
export interface ServerAdmin extends AdminControls {
  /** For `Authorization: Bearer` on requests below `/_admin`. Printing the object does not show it. */
  readonly token: string;
  /** The file that holds `token`. Absent without a data directory. */
  readonly tokenFile?: string;
}

interface ServerAdminOptions {
  store: Store;
  faults: FaultInjector;
  revision: Revision;
  onReset: readonly (() => void | Promise<void>)[];
  /** Where the token is kept. */
  tokenFile: string | undefined;
  sharesPort: boolean;
  host: string;
  maxBodyBytes: number;
}

interface ServerAdminParts {
  admin: ServerAdmin;
  /** What the API passes through to be journaled. */
  journal: MiddlewareHandler<AppEnv>;
  /** What is served below `/_admin`. */
  routes: Hono<AppEnv>;
}

/**
 * Makes the admin surface of one server.
 *
 * @throws {Error} When `tokenFile` cannot be used.
 */
export async function createServerAdmin(options: ServerAdminOptions): Promise<ServerAdminParts> {
  const { store, faults, revision, onReset, tokenFile, sharesPort, host, maxBodyBytes } = options;
  const token = await createAdminToken(tokenFile);
  const journal = new RequestJournal();
  const controls = createAdminControls({ store, journal, faults, revision, onReset });
  return {
    admin: addSecret({ ...controls, ...(tokenFile !== undefined && { tokenFile }) }, "token", token),
    journal: journalRequests(journal, createOperationOf(revision)),
    routes: createAdminRoutes({ controls, store, token, sharesPort, host, maxBodyBytes }),
  };
}
