import { expect, test } from "vitest";

import { makeOwnKey, ownKeyOf } from "./own-key.ts";
import { readKey } from "./read-key.ts";

test("a key that was kept has the public half and the thumbprint that it had when it was made", async () => {
  const key = await makeOwnKey();
  const kept = await readKey(key.pem);
  expect(kept.thumbprint).toBe(key.thumbprint);
  expect((await ownKeyOf(kept)).publicKey).toBe(key.publicKey);
});
