import type { NewApiKeyPair } from "@api-key-pairs/core";
import { startServer, type RevisionName } from "@api-key-pairs/server";
import { expect, onTestFinished } from "vitest";

import { signWith } from "../auth/sign-with.ts";
import type { ClientOptions } from "../client-options.ts";
import { createClient, type ApiKeyPairsClient } from "../create-client.ts";
import {
  createMemoryJournal,
  createMemoryVault,
  type HandOver,
  type KeyInHand,
  type KeyOfPair,
} from "../rotation/index.ts";
import { keyOfPair } from "../rotation/key-in-hand.ts";
import { thumbprintOf } from "../rotation/safe-create/create-mark.ts";
import { listAll } from "../rotation/safe-create/list-all.ts";
import { fastClock } from "./fast-clock.ts";

/** Starts the API for tests of rotations. What they look at is seen with a key of its own: the root key. */
export async function startBench(revision: RevisionName = "2021-10") {
  const server = await startServer({ admin: true, revision });
  onTestFinished(() => server.close());
  const clientOf = (privateKey: string, options: Partial<ClientOptions> = {}) =>
    createClient({ baseUrl: server.url, auth: signWith({ privateKey }), ...options });
  const watcher = clientOf(server.rootPrivateKey);
  const clients = new Map<string, ApiKeyPairsClient>();
  /** What a new pair is like, where the API wants to know. */
  const input = revision === "2026-08" ? await managerOf(watcher) : undefined;

  /** A key to rotate, those who use it, and everything that a rotation takes. */
  async function newRotation(likeness: Partial<NewApiKeyPair> = {}) {
    const pair = await watcher.create(input && { ...input, ...likeness });
    const { id, private_key: currentKey } = pair;
    const old = keyOfPair(id, { thumbprint: thumbprintOf(pair), pem: currentKey });
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
      /** The old pair, if it is still there, and those that are new. All others that were there before have to be. */
      async pairs() {
        const present = await idsOf(watcher);
        expect([...before].filter((one) => one !== id && !present.includes(one))).toEqual([]);
        return present.filter((one) => one === id || !before.has(one)).toSorted();
      },
    };
  }

  return {
    server,
    faults: server.admin.setFaults.bind(server.admin),
    clientOf,
    watcher,
    input,
    newRotation,
    /** Whether a key can sign by what the list says: to see the API accept one takes a token, which costs most of all. */
    async isActive({ id }: KeyOfPair) {
      const pairs = await listAll(watcher, new AbortController().signal);
      return pairs.some((pair) => pair.id === id && pair.active !== false);
    },
    /** Whether the API accepts a key. */
    async accepts(key: KeyInHand | undefined) {
      const { pem } = key!;
      // To sign and to verify a token costs more than all else.
      const client = clients.get(pem) ?? clientOf(pem);
      clients.set(pem, client);
      return await client.list({ limit: 1 }).then(
        () => true,
        () => false,
      );
    },
  };
}

/** Those who use a key: they have the one that they were given last. */
export interface Recipient extends HandOver {
  readonly keys: readonly KeyOfPair[];
  readonly current: KeyOfPair;
}

export function createRecipient(start: KeyOfPair, name = "recipient"): Recipient {
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

/** What to create in revision 2026-08: a pair that may manage others, and no more. */
export async function managerOf(client: ApiKeyPairsClient) {
  const roles = await client.roles.list({ limit: 100 });
  const { id } = roles.items.find(({ slug }) => slug === "key-pair-manager")!;
  return { display_name: "Checkout", role_ids: [id] };
}
