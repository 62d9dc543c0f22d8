import { type RevisionName, startServer } from "@api-key-pairs/server";
import { onTestFinished } from "vitest";

import { signWith } from "../auth/sign-with.ts";
import type { ClientOptions } from "../client-options.ts";
import { createClient } from "../create-client.ts";

/** Starts the API for one test, with a client that signs with its root pair. */
export async function startReal(options: Partial<ClientOptions> = {}, revision?: RevisionName) {
  const server = await startServer({ ...(revision && { revision }) });
  onTestFinished(() => server.close());
  const privateKey = server.rootPrivateKey;
  const keyPairs = createClient({ baseUrl: server.url, auth: signWith({ privateKey }), ...options });
  return { server, privateKey, keyPairs };
}

/** The same in revision 2026-08, with the ids of the roles by their slugs. */
export async function startReal2026(options: Partial<ClientOptions> = {}) {
  const started = await startReal(options, "2026-08");
  const roles = await started.keyPairs.roles.list({ limit: 100 });
  const roleIds = Object.fromEntries(roles.items.map(({ slug, id }) => [slug, id]));
  return { ...started, roleIds, manager: { display_name: "CI", role_ids: [roleIds["key-pair-manager"]!] } };
}

/** Awaits a failure, and fails where there is none. */
export async function failureOf(promise: PromiseLike<unknown>): Promise<any> {
  let value: unknown;
  try {
    value = await promise;
  } catch (error) {
    return error;
  }
  throw new Error("Expected a failure", { cause: value });
}
