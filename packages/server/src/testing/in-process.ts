import type { CreatedApiKeyPair } from "@api-key-pairs/core";
import { onTestFinished } from "vitest";

import type { AppOptions } from "../app-options.ts";
import { createApp } from "../create-app.ts";
import { createRootKeyPair } from "../keys/root-key-pair.ts";
import { openStore } from "./open-store.ts";
import type { TokenOverrides } from "./sign-token.ts";
import { authorization } from "./sign-token.ts";

/** The app over a store of its own, with the root key pair that signs the requests. */
export async function startInProcess(options: Partial<AppOptions> = {}) {
  const store = options.store ?? (await openStore());
  onTestFinished(async () => await store.close());
  const privateKey = (await createRootKeyPair(store))!;
  const app = createApp({ store, ...options });
  const root = await authorization(privateKey);
  const call = async (method: string, path: string, headers: Record<string, string> = root, body?: string) =>
    await app.request(`http://localhost${path}`, { method, headers, ...(body !== undefined && { body }) });
  return {
    app,
    store,
    privateKey,
    rootHeaders: root,
    call,
    callWith: async (token: string, method = "GET", path = "/api-key-pairs") =>
      await call(method, path, { authorization: `Bearer ${token}` }),
    callAs: async (pem: string, overrides?: TokenOverrides, method = "GET", path = "/api-key-pairs") =>
      await call(method, path, await authorization(pem, overrides)),
    create: async () => (await (await call("POST", "/api-key-pairs")).json()) as CreatedApiKeyPair,
  };
}
