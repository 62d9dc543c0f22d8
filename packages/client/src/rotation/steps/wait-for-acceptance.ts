import { type ApiError, ForbiddenError, UnauthorizedError } from "@api-key-pairs/core";

import type { ApiKeyPairsClient } from "../../create-client.ts";
import { waitUntil } from "../wait-until.ts";
import type { Run } from "../run.ts";
import type { KeyRole } from "../vault/key-vault.ts";

/**
 * Waits until the API accepts a key, which may be known in one place and not yet in another.
 *
 * @throws what the API refuses it with, when it still does at the end
 */
export async function waitForAcceptance(run: Run, role: KeyRole): Promise<void> {
  const client = await run.client(role);
  let refusal: ApiError | undefined;
  const isAccepted = await wait(run, async () => (refusal = await refusalOf(client, run)) === undefined);
  if (!isAccepted) throw refusal!;
}

/**
 * Waits until the API refuses a key.
 *
 * @returns whether it did
 */
export async function waitForRefusal(run: Run, role: KeyRole): Promise<boolean> {
  const client = await run.client(role);
  return await wait(run, async () => (await refusalOf(client, run)) !== undefined);
}

/** Why the API refuses what signs, or `undefined` when it does not. */
async function refusalOf(client: ApiKeyPairsClient, run: Run): Promise<ApiError | undefined> {
  try {
    await client.list({ limit: 1 }, { signal: run.settings.signal });
    return undefined;
  } catch (error) {
    // 403 is "invalid credentials" in revision 2021-10.
    if (error instanceof UnauthorizedError || error instanceof ForbiddenError) return error;
    throw error;
  }
}

function wait(run: Run, ask: () => Promise<boolean>): Promise<boolean> {
  const { propagationMs: limitMs, clock, signal } = run.settings;
  const until = new Date(clock.now() + limitMs).toISOString();
  let isTold = false;
  return waitUntil(
    async () => {
      const isAnswered = await ask();
      if (!isAnswered && !isTold) {
        isTold = true;
        run.tell({ status: "waiting", until });
      }
      return isAnswered;
    },
    { limitMs, clock, signal },
  );
}
