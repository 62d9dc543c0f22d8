import type { Fault } from "../faults/fault.ts";
import type { FaultInjector, FaultStatus } from "../faults/fault-injector.ts";
import type { JournalEntry } from "../journal/journal-entry.ts";
import type { JournalQuery } from "../journal/journal-query.ts";
import { createJournalQueryParser } from "../journal/journal-query.ts";
import type { RequestJournal } from "../journal/request-journal.ts";
import type { Revision } from "../revisions/revision.ts";
import { defaultRevision } from "../revisions/revisions.ts";
import type { Store } from "../store/store.ts";

/** What the admin surface can do: over HTTP, and in the process of the server as `server.admin`. */
export interface AdminControls {
  /**
   * Makes the server as good as new: every pair but the root pair is gone, the root pair is there again if it was
   * deleted, and no request, fault or rate limit is remembered. Faults that the server was started with are gone too,
   * and its seed is there again. Requests that a fault holds up are dropped. On a shared database the pairs are those of
   * all servers; what is remembered is each server's own.
   *
   * @throws {Error} When the store could not do it. No fault is left all the same.
   */
  reset(): Promise<void>;
  /**
   * The last requests of the API, newest first: 1000 are kept.
   *
   * @throws {TypeError} When the query has a field that is unknown or cannot be meant.
   */
  requests(query?: JournalQuery): JournalEntry[];
  /** Forgets the requests so far. */
  clearRequests(): void;
  /** Copies of the faults, in the order in which they are asked, and how often each has struck. */
  faults(): FaultStatus[];
  /** What decides which requests a fault with a `probability` strikes. */
  faultSeed(): number;
  /**
   * Replaces all faults; every count starts anew, and requests that the old ones hold up are dropped. A `seed` that is
   * left out stays as it is.
   *
   * @throws {TypeError} When a fault cannot be meant. Nothing has changed then.
   */
  setFaults(faults: readonly Fault[], options?: { seed?: number }): void;
  /**
   * Adds a fault behind the others, whose counts go on.
   *
   * @throws {TypeError} When it cannot be meant. Nothing has changed then.
   */
  addFault(fault: Fault): void;
  /** Removes all faults, and drops the requests that they hold up. */
  clearFaults(): void;
}

interface Controlled {
  store: Store;
  journal: RequestJournal;
  faults: FaultInjector;
  /**
   * Whose requests the journal holds.
   *
   * @default 2021-10
   */
  revision?: Revision;
  /** What else there is to forget on a reset. */
  onReset: readonly (() => void | Promise<void>)[];
}

/** Makes the controls over the parts of one server. */
export function createAdminControls(controlled: Controlled): AdminControls {
  const { store, journal, faults, revision = defaultRevision, onReset } = controlled;
  const parseJournalQuery = createJournalQueryParser(revision);
  return {
    async reset() {
      // First: a request that was carried out after the store is empty would be found by whoever comes next.
      faults.reset();
      await store.reset();
      for (const forget of onReset) await forget();
      journal.clear();
    },
    requests: (query = {}) => journal.find(parseJournalQuery(query)),
    clearRequests: () => journal.clear(),
    faults: () => faults.list(),
    faultSeed: () => faults.seed,
    setFaults: (list, { seed } = {}) => faults.set(list, seed),
    addFault: (fault) => faults.add(fault),
    clearFaults: () => faults.clear(),
  };
}
