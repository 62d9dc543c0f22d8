import { startServer } from "@api-key-pairs/server";
import { onTestFinished } from "vitest";

import { signWith } from "../auth/sign-with.ts";
import type { ClientOptions } from "../client-options.ts";
import { createClient, type ApiKeyPairsClient } from "../create-client.ts";
import {
  createMemoryJournal,
  createMemoryVault,
  holdKey,
  type HandOver,
  type KeyInHand,
} from "../rotation/index.ts";
import { listAll } from "../rotation/safe-create/list-all.ts";
import { fastClock } from "./fast-clock.ts";

/** Starts the API for tests of rotations. What they look at is seen with a key of its own: the root key. */
export async function startBench() {
  const server = await startServer({ admin: true });
  onTestFinished(() => server.close());
  const clientOf = (privateKey: string, options: Partial<ClientOptions> = {}) =>
    createClient({ baseUrl: server.url, auth: signWith({ privateKey }), ...options });
  const watcher = clientOf(server.rootPrivateKey);

  /** A key to rotate, those who use it, and everything that a rotation takes. */
  async function newRotation() {
    const { id, private_key: currentKey } = await watcher.create();
    const old = holdKey(id, currentKey);
    const before = new Set(await idsOf(watcher));
    const recipient = createRecipient(old);
    return {
      old,
      recipient,
      options: {
        client: { baseUrl: server.url, maxAttempts: 1 },
        currentKey,
        handOver: [recipient],
        journal: createMemoryJournal(),
        vault: createMemoryVault(),
        clock: fastClock(),
      },
      /** The old pair, if it is still there, and those that are new. */
      async pairs() {
        return (await idsOf(watcher)).filter((one) => one === id || !before.has(one)).toSorted();
      },
      /** The pairs that were there before, apart from the old one, and are gone. */
      async missing() {
        const present = new Set(await idsOf(watcher));
        return [...before].filter((one) => one !== id && !present.has(one));
      },
    };
  }

  return {
    server,
    faults: server.admin.setFaults.bind(server.admin),
    clientOf,
    watcher,
    newRotation,
    /** Whether the API accepts a key. */
    accepts: (key: KeyInHand | undefined) =>
      clientOf(key!.pem)
        .list({ limit: 1 })
        .then(
          () => true,
          () => false,
        ),
  };
}

/** Those who use a key: they have the one that they were given last. */
export interface Recipient extends HandOver {
  readonly keys: readonly KeyInHand[];
  readonly current: KeyInHand;
}

export function createRecipient(start: KeyInHand, name = "recipient"): Recipient {
  const keys = [start];
  return {
    name,
    keys,
    get current() {
      return keys.at(-1)!;
    },
    deliver: async ({ key }) => void keys.push(key),
  };
}

/** The ids of all pairs, newest first. */
export async function idsOf(client: ApiKeyPairsClient): Promise<string[]> {
  return (await listAll(client, new AbortController().signal)).map(({ id }) => id);
}
