import type { PlainStore } from "./kysely-store.ts";
import { ConnectionLostError } from "./postgres-error.ts";

/**
 * Asks once more what only reads when the connection was lost on the way: a database that restarted, or a
 * connection that broke while it was idle, then fails no request that can be answered.
 *
 * What writes is never repeated. A lost connection leaves open whether the statement was committed: a second insert
 * could fail on the first, and a second delete would say that there was nothing to delete. `setting` may be: whoever
 * was first stays first.
 */
export function retryReads(store: PlainStore): PlainStore {
  return {
    ...store,
    rootId: twice(async () => await store.rootId()),
    find: twice(async (id) => await store.find(id)),
    findByPrefix: twice(async (prefix) => await store.findByPrefix(prefix)),
    page: twice(async (query) => await store.page(query)),
    fullPage: twice(async (query) => await store.fullPage(query)),
    publicKeys: twice(async (query) => await store.publicKeys(query)),
    setting: twice(async (name, create) => await store.setting(name, create)),
    ping: twice(async () => await store.ping()),
  };
}

function twice<Input extends unknown[], Output>(
  read: (...input: Input) => Promise<Output>,
): (...input: Input) => Promise<Output> {
  return async (...input) => {
    try {
      return await read(...input);
    } catch (error) {
      if (!(error instanceof ConnectionLostError)) throw error;
      return await read(...input);
    }
  };
}
