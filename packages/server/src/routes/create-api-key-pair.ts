import type { Handler } from "hono";

import type { AppEnv } from "../app-env.ts";
import { ApiError } from "../http/api-error.ts";
import { readBody } from "../http/read-body.ts";
import { generateKeyPair } from "../keys/key-pair.ts";
import type { RouteParts } from "../revisions/revision.ts";
import { heirOf } from "../roles/heir-of.ts";
import type { CreatedApiKeyPair } from "../schemas/api-key-pair.ts";

/** `POST /api-key-pairs`: the only answer that ever holds the private key. The pair may do what its creator may. */
export function createApiKeyPair({ store, clock, maxBodyBytes }: RouteParts): Handler<AppEnv> {
  return async (c) => {
    // The operation has no parameters, so a body says nothing: but one that claims to be JSON has to be.
    const body = await readBody(c.req.raw, maxBodyBytes);
    if (body && /^application\/json\b/i.test(c.req.header("content-type") ?? "")) assertJson(body);

    const { id, publicKey, privateKey } = await generateKeyPair();
    const now = new Date(clock()).toISOString();
    const caller = await c.var.callerNow!();
    await store.insert({ ...heirOf(caller), id, publicKey, createdAt: now, updatedAt: now });
    const created: CreatedApiKeyPair = {
      type: "api-key-pair",
      id,
      private_key: privateKey,
      created_at: now,
      updated_at: now,
    };
    return c.json(created, 201);
  };
}

function assertJson(body: string): void {
  try {
    JSON.parse(body);
  } catch {
    const message = "body must be empty or valid JSON";
    throw new ApiError("incorrect_json", {
      details: [{ location: "body", pointer: "", message, type: "invalid_json" }],
    });
  }
}
