import { createClient, isApiKeyPairsError } from "@api-key-pairs/client";
import type { ApiKeyPair, CreatedApiKeyPair } from "@api-key-pairs/client";
import { signWith } from "@api-key-pairs/client/auth";
import { ApiError } from "@api-key-pairs/core";
import { startServer } from "@api-key-pairs/server";

const server = await startServer({ port: 0 });
const keyPairs = createClient({
  auth: signWith({ privateKey: server.rootPrivateKey }),
  baseUrl: server.url,
});

const created: CreatedApiKeyPair = await keyPairs.create();
export const privateKey: string = created.private_key;

export const ids: string[] = [];
for await (const pair of keyPairs.list({ limit: 50 })) {
  const listed: ApiKeyPair = pair;
  ids.push(listed.id);
}

// @ts-expect-error A key that was listed has no private key.
export const none: string = (await keyPairs.list()).items[0]!.private_key;

export const nothing: void = await keyPairs.delete(created.id);

export function statusOf(error: unknown): number | undefined {
  if (isApiKeyPairsError(error) && error instanceof ApiError) return error.status;
  return undefined;
}
