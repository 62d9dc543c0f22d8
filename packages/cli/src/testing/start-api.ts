import type { ApiKeyPairsClient, CreatedApiKeyPair, NewApiKeyPair } from "@api-key-pairs/client";
import { createClient } from "@api-key-pairs/client";
import { signWith } from "@api-key-pairs/client/auth";
import type { ServerAdmin, StartServerOptions } from "@api-key-pairs/server";
import { startServer } from "@api-key-pairs/server";
import { onTestFinished } from "vitest";

/** The real API, until the test is over. */
export interface Api {
  readonly url: string;
  readonly admin: ServerAdmin;
  /** What configures `akp` for it: its address, and the key of the root pair. */
  readonly env: Readonly<Record<string, string>>;
  /** Signs as `akp` does with `env`. */
  readonly client: ApiKeyPairsClient;
  readonly rootId: string;
  /** The ids of all pairs that there are, newest first. */
  ids(): Promise<string[]>;
}

/** Starts the real API, which remembers the requests that it gets. */
export async function startApi(options: StartServerOptions = {}): Promise<Api> {
  // Only its first pair is there yet; what is asked for may make it hard to ask.
  const { faults = [], ...rest } = options;
  const server = await startServer({ ...rest, admin: true });
  onTestFinished(async () => await server.close());
  const { url, rootPrivateKey } = server;
  const admin = server.admin!;
  const client = createClient({ baseUrl: url, auth: signWith({ privateKey: rootPrivateKey! }) });
  const ids = async () => {
    const list = client.list({ limit: 100 });
    return (await list.collect({ limit: 1_000_000 })).map(({ id }) => id);
  };
  const rootId = (await ids()).at(-1)!;
  admin.setFaults(faults);
  admin.clearRequests();
  return {
    url,
    admin,
    env: { GR4VY_BASE_URL: url, GR4VY_PRIVATE_KEY: rootPrivateKey! },
    client,
    rootId,
    ids,
  };
}

/** The same in revision 2026-08, in which pairs have names and roles. */
export interface Api2026 extends Api {
  /** The ids of the roles by what programs call them. */
  readonly roleIds: Readonly<Record<string, string>>;
  /** Creates a pair with this name and, unless told otherwise, the role to look at pairs. */
  add(display_name: string, more?: Partial<NewApiKeyPair>): Promise<CreatedApiKeyPair>;
}

export async function startApi2026(options: StartServerOptions = {}): Promise<Api2026> {
  const api = await startApi({ ...options, revision: "2026-08" });
  const { items } = await api.client.roles.list({ limit: 100 });
  const roleIds = Object.fromEntries(items.map(({ slug, id }) => [slug, id]));
  api.admin.clearRequests();
  const viewer = { role_ids: [roleIds["key-pair-viewer"]!] };
  const add = async (display_name: string, more: Partial<NewApiKeyPair> = {}) =>
    await api.client.create({ display_name, ...viewer, ...more });
  return { ...api, roleIds, add };
}
