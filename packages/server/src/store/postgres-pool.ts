import type { PostgresPool, PostgresPoolClient } from "kysely";
import type { Pool, PoolClient } from "pg";

import { ConnectionLostError, reasonOf, toStoreError } from "./postgres-error.ts";
import { StoreUnavailableError } from "./store.ts";

/**
 * The pool as Kysely uses it: statements are prepared once a connection, errors say when the database is unavailable,
 * and connections that are dead are not handed out.
 *
 * When one connection is lost, all that were open at that moment are under suspicion: after a restart of the database
 * they are dead, and a dead connection may not show it before it is written to. They are closed when their turn comes.
 */
export function adaptPool(pool: Pool): PostgresPool {
  // Never evicted: the statements are those that this package writes, a dozen or so.
  const names = new Map<string, string>();
  const nameOf = (sql: string) => {
    let name = names.get(sql);
    if (name === undefined) names.set(sql, (name = `akp_${names.size}`));
    return name;
  };

  let generation = 0;
  const generations = new WeakMap<PoolClient, number>();
  const lose = (client: PoolClient) => {
    if (generations.get(client) === generation) generation += 1;
  };
  pool.on("connect", (client) => {
    generations.set(client, generation);
    // Also while it is in use, when the pool does not listen: an error that nobody hears ends the process.
    client.on("error", () => lose(client));
  });
  // The same, and of connections that broke while they were idle. The next statement will tell.
  pool.on("error", () => {});

  const connect = async (): Promise<PoolClient> => {
    const client = await pool.connect().catch((error: Error) => {
      throw new StoreUnavailableError(reasonOf(error), { cause: error });
    });
    if (generations.get(client) === generation) return client;
    client.release(true);
    return await connect();
  };

  return {
    options: {},
    end: async () => await pool.end(),
    async connect() {
      const client = await connect();
      return {
        // Kysely's other form of this call is for cursors, which need a library that is not here.
        query: (async (sql: string, parameters: readonly unknown[]) => {
          const text = parameters.length === 0 ? { text: sql } : { text: sql, name: nameOf(sql) };
          try {
            return await client.query({ ...text, values: [...parameters] });
          } catch (error) {
            const thrown = toStoreError(error as Error);
            if (thrown instanceof ConnectionLostError) lose(client);
            throw thrown;
          }
        }) as unknown as PostgresPoolClient["query"],
        release: (destroy) => client.release(destroy),
      };
    },
  };
}
