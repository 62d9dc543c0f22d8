import { setImmediate } from "node:timers/promises";

import type { Handler } from "hono";
import type { Logger } from "pino";

import type { AppEnv } from "../app-env.ts";
import type { JsonWebKey } from "../schemas/json-web-key-set.ts";
import type { Store, StoredPublicKey } from "../store/store.ts";

/** How many keys of an answer are in memory at once. A chunk is about 140 KB of JSON. */
const chunkSize = 500;

/**
 * How long, in seconds, a copy of the keys may be used, and so how long a verifier may trust a deleted pair. Asking for
 * every token would be safer and cost more than it brings: whoever needs a deletion to hold at once asks the API.
 * `must-revalidate` makes that hold when this server cannot be reached, too.
 */
const maxAge = 60;

/**
 * `GET /.well-known/jwks.json`: the public keys of the active pairs, for services that verify tokens themselves.
 * Written while it is read from the store, no faster than the caller takes it: any number of keys needs little memory.
 */
export function jsonWebKeySet(store: Store, logger: Logger): Handler<AppEnv> {
  const read = inTurn(async (after: number) => await store.publicKeys({ after, limit: chunkSize }));
  return async (c) => {
    // Before the answer starts, so that a store that fails is an error like any other.
    const first = await read(0);
    const onFailure = (error: unknown) => {
      logger.error({ requestId: c.var.requestId, err: error }, "answer cut off");
      // Without a port there is no connection, and `app.request()` leaves even the bindings out.
      const outgoing = c.env?.outgoing;
      if (!outgoing) throw error;
      // Not by an error of the stream: the adapter would print it, and write its message into the answer.
      outgoing.destroy();
    };
    return c.body(toStream(write(first, read, onFailure)), 200, {
      "cache-control": `public, max-age=${maxAge}, must-revalidate`,
      "content-type": "application/jwk-set+json",
    });
  };
}

/** The text of the key set, chunk by chunk: the next one is read when the one before was taken. */
async function* write(
  first: StoredPublicKey[],
  read: (after: number) => Promise<StoredPublicKey[]>,
  onFailure: (error: unknown) => void,
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  let keys = first;
  yield Buffer.from(`{"keys":[${toJson(keys)}`);
  try {
    while (keys.length === chunkSize) {
      keys = await read(keys.at(-1)!.position);
      if (keys.length > 0) yield Buffer.from(`,${toJson(keys)}`);
    }
  } catch (error) {
    onFailure(error);
    return;
  }
  yield Buffer.from("]}");
}

/**
 * Starts one call in a turn of the event loop, however many wait: a chunk takes a few milliseconds of the thread, and
 * what others ask for is served between two of them.
 */
function inTurn<Argument, Result>(call: (argument: Argument) => Promise<Result>): typeof call {
  let turn = Promise.resolve();
  return async (argument) => {
    turn = turn.then(async () => await setImmediate());
    await turn;
    return await call(argument);
  };
}

function toStream(chunks: AsyncGenerator<Uint8Array<ArrayBuffer>>): ReadableStream<Uint8Array<ArrayBuffer>> {
  return new ReadableStream(
    {
      async pull(controller) {
        const { done, value } = await chunks.next();
        if (done) controller.close();
        else controller.enqueue(value);
      },
    },
    // None ahead of what is asked for.
    { highWaterMark: 0 },
  );
}

function toJson(keys: readonly StoredPublicKey[]): string {
  return keys.map((key) => JSON.stringify(toJwk(key))).join(",");
}

function toJwk({ id, publicKey }: StoredPublicKey): JsonWebKey {
  const { kty, crv, x, y } = publicKey;
  return { kty, crv, x, y, kid: id, alg: "ES512", use: "sig" };
}
