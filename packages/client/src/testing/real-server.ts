import { startServer } from "@api-key-pairs/server";
import { onTestFinished } from "vitest";

import { signWith } from "../auth/sign-with.ts";
import type { ClientOptions } from "../client-options.ts";
import { createClient } from "../create-client.ts";

/** Starts the API for one test, with a client that signs with its root pair. */
export async function startReal(options: Partial<ClientOptions> = {}) {
  const server = await startServer();
  onTestFinished(() => server.close());
  const privateKey = server.rootPrivateKey;
  const keyPairs = createClient({ baseUrl: server.url, auth: signWith({ privateKey }), ...options });
  return { server, privateKey, keyPairs };
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
