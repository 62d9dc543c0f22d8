import { createClient } from "@api-key-pairs/client";
import { signWith } from "@api-key-pairs/client/auth";
import { startServer } from "@api-key-pairs/server";
import type { RevisionName } from "@api-key-pairs/server";
import { onTestFinished } from "vitest";

import { managerInput } from "./manager-input.ts";
import { startProxy } from "./proxy.ts";

/**
 * Starts the real API for one test, with this many pairs, the root pair among them. `source` reaches it through a proxy
 * that can hold requests, `client` directly.
 */
export async function startApi(count = 1, revision: RevisionName = "2021-10") {
  const server = await startServer({ admin: true, revision });
  onTestFinished(async () => await server.close());
  const auth = signWith({ privateKey: server.rootPrivateKey! });
  const proxy = await startProxy(server.url);
  const client = createClient({ baseUrl: server.url, auth });
  // What a create is told.
  const input = revision === "2026-08" ? await managerInput(client) : undefined;
  for (let made = 1; made < count; made += 1) await client.create(input);
  const ids = async () => (await client.list().collect({ limit: 1_000 })).map(({ id }) => id);
  const admin = server.admin!;
  const requests = (method: string) =>
    admin.requests({ limit: 1_000 }).filter((one) => one.method === method);
  const source = { client: createClient({ baseUrl: proxy.url, auth, maxAttempts: 1 }) };
  const initialIds = await ids();
  admin.clearRequests();
  const { hold, passed } = proxy;
  return { source, client, input, admin, hold, passed, ids, initialIds, requests, url: server.url, auth };
}
