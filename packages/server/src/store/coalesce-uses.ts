import type { PlainStore } from "./kysely-store.ts";
import type { KeyPairRecord, Store } from "./store.ts";

/** In milliseconds: what other instances see, and what a crash leaves, lags behind by that much. */
const writeIntervalMs = 60_000;
/** How many are written at a time: a few milliseconds of SQLite. */
const chunkSize = 500;

/**
 * Keeps in memory which pairs were used when, and writes it down once in a while, in one go: a request costs nothing,
 * and a pair that signs all day one write a minute. What this instance notes, it shows at once.
 *
 * @param intervalMs How long a use may stay unwritten, in milliseconds.
 */
export function coalesceUses(store: PlainStore, intervalMs = writeIntervalMs): Store {
  /** Times by id: what is not known to be written yet. */
  const uses = new Map<string, number>();
  let timer: NodeJS.Timeout | undefined;
  let writing: Promise<void> | undefined;

  const write = async () => {
    const entries = [...uses];
    for (let start = 0; start < entries.length; start += chunkSize) {
      const chunk = entries.slice(start, start + chunkSize);
      await store.writeUses(new Map(chunk.map(([id, at]) => [id, toDate(at)])));
      for (const [id, at] of chunk) if (uses.get(id) === at) uses.delete(id);
    }
  };
  const flush = async () => {
    clearTimeout(timer);
    timer = undefined;
    // A database that is away, locked or full is for the requests to tell of. What stays is written the next time.
    writing = write().catch(() => {});
    await writing;
  };
  const withUse = <Pair extends KeyPairRecord>(pair: Pair): Pair => {
    const at = uses.get(pair.id);
    if (at === undefined || toDate(at) < (pair.lastUsedAt ?? "")) return pair;
    return { ...pair, lastUsedAt: toDate(at) };
  };

  const { writeUses: _ours, ...rest } = store;
  return {
    ...rest,
    noteUse(id, at) {
      uses.set(id, at);
      // It keeps no process from ending: close() is what writes the rest.
      timer ??= setTimeout(() => void flush(), intervalMs).unref();
    },
    async findByPrefix(prefix) {
      const pair = await store.findByPrefix(prefix);
      return pair && withUse(pair);
    },
    async fullPage(query) {
      const page = await store.fullPage(query);
      return { ...page, pairs: page.pairs.map(withUse) };
    },
    async reset() {
      await store.reset();
      uses.clear();
    },
    async close() {
      await writing;
      await flush();
      await store.close();
    },
  };
}

const toDate = (at: number) => new Date(at).toISOString();
