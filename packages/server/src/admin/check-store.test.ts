import { expect, test } from "vitest";

import { StoreUnavailableError } from "../store/store.ts";
import { openStore } from "../testing/open-store.ts";
import { checkStore } from "./check-store.ts";

test("a store that answers passes", async () => {
  await expect(checkStore(await openStore())).resolves.toBeUndefined();
});

test("whatever a ping fails with, the store is unavailable, and the reason is kept", async () => {
  const cause = new Error("anything");
  const store = { ...(await openStore()), ping: () => Promise.reject(cause) };
  await expect(checkStore(store)).rejects.toMatchObject({ name: "StoreUnavailableError", cause });
});

test("a ping that does not end is not waited for", async () => {
  const store = { ...(await openStore()), ping: () => new Promise<void>(() => {}) };
  const refused = checkStore(store, 1);
  await expect(refused).rejects.toBeInstanceOf(StoreUnavailableError);
  await expect(refused).rejects.toMatchObject({ cause: { message: "no answer within 1 ms" } });
});
