import type { Handler } from "hono";
import type * as z from "zod/mini";

import type { AppEnv } from "../../app-env.ts";
import { ApiError } from "../../http/api-error.ts";
import { DuplicateRecordError } from "../../http/duplicate-record-error.ts";
import { generateKeyPair, generateRsaKeyPair, keyPairFromPublicPem } from "../../keys/key-pair.ts";
import { uuidOf } from "../../keys/uuid.ts";
import type { RouteParts } from "../../revisions/revision.ts";
import { checkRoleIds } from "../../roles/check-role-ids.ts";
import { heirOf } from "../../roles/heir-of.ts";
import { assertMayGive } from "../../roles/privileges.ts";
import { createInputSchema } from "../../schemas/2026-08/key-pair-input.ts";
import type { StoredKeyPair } from "../../store/store.ts";
import { readInput } from "./read-input.ts";
import { toApiKeyPair } from "./to-api-key-pair.ts";

/** `POST /api-key-pairs`: makes a key pair, or takes the public half of one that the caller made. */
export function createApiKeyPair({ store, clock, maxBodyBytes }: RouteParts): Handler<AppEnv> {
  return async (c) => {
    const input = await readInput(c.req.raw, maxBodyBytes, createInputSchema);
    const roleIds = checkRoleIds(input.role_ids);
    const { id, publicKey, privateKey } = await readOrMakeKeys(input);

    const caller = await c.var.callerNow!();
    const { creator, merchantAccountIds: inherited } = heirOf(caller);
    const merchantAccountIds = input.merchant_account_ids ?? inherited ?? [];
    assertMayGive(caller, { roleIds, merchantAccountIds });
    const now = new Date(clock()).toISOString();
    const pair: StoredKeyPair = {
      id,
      publicKey,
      createdAt: now,
      updatedAt: now,
      displayName: input.display_name,
      algorithm: input.algorithm === "RSA" ? "RSA" : undefined,
      isActive: input.active,
      creator,
      roleIds,
      merchantAccountIds,
    };
    if (privateKey !== undefined) await store.insert(pair);
    else if (!(await store.register(pair))) throw new DuplicateRecordError(uuidOf(id));
    return c.json(toApiKeyPair(pair, privateKey), 201);
  };
}

/** @returns Keys without a private one when the caller has that. */
async function readOrMakeKeys({ algorithm, public_key: pem }: z.infer<typeof createInputSchema>) {
  // The schema lets it be null, which is as good as left out.
  if (pem == null) return await (algorithm === "RSA" ? generateRsaKeyPair() : generateKeyPair());
  if (algorithm === "RSA") throw badKey("/algorithm", "algorithm must be ECDSA where there is a public_key");
  const registered = keyPairFromPublicPem(pem);
  if (registered) return { ...registered, privateKey: undefined };
  throw badKey(
    "/public_key",
    "public_key must be an ECDSA P-521 public key in PEM form, from BEGIN PUBLIC KEY to END PUBLIC KEY",
  );
}

function badKey(pointer: string, message: string): ApiError {
  return new ApiError("bad_request", {
    details: [{ location: "body", pointer, message, type: "invalid_public_key" }],
  });
}
