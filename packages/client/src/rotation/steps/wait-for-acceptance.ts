import { type ApiError, ForbiddenError, UnauthorizedError } from "@api-key-pairs/core";

import { waitUntil } from "../wait-until.ts";
import type { Run } from "../run.ts";
import type { KeyRole } from "../vault/key-vault.ts";

/**
 * Waits until the API accepts a key, which may be known in one place and not yet in another.
 *
 * @throws what the API refuses it with, when it still does at the end
 */
export async function waitForAcceptance(run: Run, role: KeyRole): Promise<void> {
  let refusal: ApiError | undefined;
  if (!(await wait(run, async () => (refusal = await refusalOf(run, role)) === undefined))) throw refusal!;
}

/**
 * Waits until the API refuses the old key, and accepts the new one: what refuses both is about something else.
 *
 * @returns whether it did
 */
export async function waitForRefusal(run: Run): Promise<boolean> {
  const isAccepted = async (role: KeyRole) => (await refusalOf(run, role)) === undefined;
  return await wait(run, async () => !(await isAccepted("old")) && (await isAccepted("new")));
}

/**
 * Asks the API once whether it accepts a key.
 *
 * @returns what it refuses it with, or `undefined` when it does not
 */
export async function refusalOf(run: Run, role: KeyRole): Promise<ApiError | undefined> {
  const client = await run.client(role);
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
