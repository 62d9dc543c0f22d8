import type { Handler } from "hono";

import type { AppEnv } from "../app-env.ts";
import { InvalidJournalQueryError } from "../journal/journal-query.ts";
import type { AdminControls } from "./admin-controls.ts";
import { badInput, entryToWire, journalQueryFromWire, problemsToWire } from "./wire.ts";

/** `GET /_admin/requests`: the last requests, newest first. */
export function listRequests(controls: AdminControls): Handler<AppEnv> {
  return (c) => {
    const query = journalQueryFromWire(c.req.queries());
    try {
      return c.json({ items: controls.requests(query).map(entryToWire) });
    } catch (error) {
      throw error instanceof InvalidJournalQueryError
        ? badInput("query", problemsToWire(error.problems))
        : error;
    }
  };
}

/** `DELETE /_admin/requests`: forgets them. */
export function clearRequests(controls: AdminControls): Handler<AppEnv> {
  return (c) => {
    controls.clearRequests();
    return c.body(null, 204);
  };
}
