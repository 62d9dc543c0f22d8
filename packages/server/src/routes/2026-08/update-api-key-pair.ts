import { isDeepStrictEqual } from "node:util";

import type { Handler } from "hono";
import type * as z from "zod/mini";

import type { AppEnv } from "../../app-env.ts";
import type { RouteParts } from "../../revisions/revision.ts";
import { checkRoleIds } from "../../roles/check-role-ids.ts";
import { assertMayGive, assertMayManage, roleIdsOf } from "../../roles/privileges.ts";
import { updateInputSchema } from "../../schemas/2026-08/key-pair-input.ts";
import type { KeyPairRecord, KeyPairSettings } from "../../store/store.ts";
import { findPair } from "./find-pair.ts";
import { readInput } from "./read-input.ts";
import { toApiKeyPair } from "./to-api-key-pair.ts";

/** `PUT /api-key-pairs/{api_key_pair_id}`: what is in the body, and nothing else. The same again changes nothing. */
export function updateApiKeyPair({
  store,
  clock,
  maxBodyBytes,
}: RouteParts): Handler<AppEnv, "/api-key-pairs/:id"> {
  return async (c) => {
    const input = await readInput(c.req.raw, maxBodyBytes, updateInputSchema);
    for (;;) {
      const pair = await findPair(store, c.req.param("id"));
      const caller = await c.var.callerNow!();
      const settings = settingsOf(pair);
      assertMayManage(caller, pair);
      const wanted = { ...settings, ...toSettings(input) };
      assertMayGive(caller, wanted);
      if (isDeepStrictEqual(wanted, settings)) return c.json(toApiKeyPair(pair));

      const updatedAt = laterThan(pair.updatedAt, clock());
      const isUpdated = await store.update(pair, { ...wanted, updatedAt });
      if (isUpdated) return c.json(toApiKeyPair({ ...pair, ...wanted, updatedAt }));
      // Somebody else was faster, and what they did may be what this caller has no right to change.
    }
  };
}

type Settings = Required<KeyPairSettings>;

/** What of the input is there. */
function toSettings(input: z.infer<typeof updateInputSchema>): Partial<Settings> {
  return {
    ...(input.display_name != null && { displayName: input.display_name }),
    ...(input.active != null && { isActive: input.active }),
    ...(input.role_ids != null && { roleIds: checkRoleIds(input.role_ids) }),
    ...(input.merchant_account_ids != null && { merchantAccountIds: input.merchant_account_ids }),
  };
}

function settingsOf(pair: KeyPairRecord): Settings {
  const { id, displayName = id, isActive = true, merchantAccountIds = [] } = pair;
  return { displayName, isActive, roleIds: roleIdsOf(pair), merchantAccountIds };
}

/** The time, and never the one of the change before: by that a change is known. */
function laterThan(date: string, now: number): string {
  return new Date(Math.max(now, Date.parse(date) + 1)).toISOString();
}
