import { expect, test } from "vitest";

import { secretsIn } from "../../testing/canaries.ts";
import { keyIn, lose, noKeysOfOnesOwn, refuse, startCreating } from "../../testing/create-bench.ts";
import { fastClock } from "../../testing/fast-clock.ts";
import { nameWithMark } from "./create-mark.ts";
import type { SafeCreateOptions } from "./safe-create.ts";

async function start(...[faults, options]: Parameters<typeof startCreating>) {
  const { create, ...bench } = await startCreating(faults, { revision: "2026-08", ...options });
  return {
    ...bench,
    create: (given: SafeCreateOptions = {}) => create({ keys: "api", ...given }),
    names: async () => (await bench.watcher.list()).items.map(({ display_name }) => display_name),
  };
}
const marked = expect.stringMatching(/^Checkout \[[\da-f]{12}\]$/);

test("the API makes the key, and in the end the pair is called what was asked for", async () => {
  const { create, accepts, names } = await start();
  const result = await create();
  const key = keyIn(result);
  expect(await accepts(key)).toBe(true);
  expect(result).toMatchObject({
    pair: { id: key.id, thumbprint: key.thumbprint, display_name: "Checkout", private_key: null },
    account: { attempts: [{ outcome: "created", id: key.id }] },
  });
  expect(await names()).toEqual(["Checkout", "Root key pair"]);
  expect(result.account.attempts[0]).not.toHaveProperty("leftName");
  expect(secretsIn(JSON.stringify(result), [key.pem])).toEqual([]);
});

test("a lost answer leaves one pair, which is known beyond doubt among those of others", async () => {
  const { create, ids, watcher, input, names } = await start([
    lose,
    { kind: "status", status: 503, operation: "list", times: 1 },
  ]);
  const before = await ids();
  const { status, account } = await create({
    clock: fastClock(() => watcher.create(input)),
    onOrphan: "delete",
  });
  expect(status).toBe("not_created");
  expect(account).toMatchObject({
    attempts: [{ outcome: "found" }],
    unexplained: [],
    deleted: [{ exact: true }],
  });
  expect(await names()).toEqual(["Checkout", "Root key pair"]);
  expect(await ids()).toHaveLength(before.length + 1);
});

test("by default it is named, and stays as it is", async () => {
  const { create, ids, names } = await start([lose]);
  const before = await ids();
  const { status, account } = await create({ maxAttempts: 3 });
  expect(status).toBe("uncertain");
  expect(account).toMatchObject({ attempts: [{ outcome: "found" }], unexplained: [{ exact: true }] });
  expect([account.unexplained[0]!.id, ...before]).toEqual(await ids());
  expect(await names()).toEqual([marked, "Root key pair"]);
});

test("each attempt has a mark of its own", async () => {
  const { create } = await start([refuse]);
  const { account } = await create({ maxAttempts: 2 });
  const [first, second] = account.attempts;
  expect([first, second]).toMatchObject([{ outcome: "open" }, { outcome: "created" }]);
  expect(first!.mark).not.toBe(second!.mark);
});

test("a name that cannot be set back is told of, and the pair is good", async () => {
  const { create, accepts, names } = await start([{ kind: "status", status: 403, operation: "update" }]);
  const result = await create();
  expect(await accepts(keyIn(result))).toBe(true);
  expect(result).toMatchObject({
    pair: { display_name: marked },
    account: { attempts: [{ leftName: marked }] },
  });
  expect(await names()).toEqual([marked, "Root key pair"]);
});

test("a long name loses its end to the mark, by characters, and has it back", async () => {
  const name = "🔑".repeat(200);
  expect([...nameWithMark(name, "0123456789ab")]).toHaveLength(200);
  const { create, names, input } = await start();
  expect((await create({ input: { ...input!, display_name: name } })).status).toBe("created");
  expect(await names()).toEqual([name, "Root key pair"]);
});

test("an API that takes no keys of one's own makes the key", async () => {
  const { create, accepts, names } = await start([noKeysOfOnesOwn]);
  const result = await create({ keys: undefined });
  expect(await accepts(keyIn(result))).toBe(true);
  expect(result.account.attempts).toMatchObject([
    { outcome: "refused", error: "bad_request" },
    { outcome: "created" },
  ]);
  expect(await names()).toEqual(["Checkout", "Root key pair"]);
});

test("unless the caller insists on one of their own", async () => {
  const { create, ids } = await start([noKeysOfOnesOwn]);
  const before = await ids();
  expect(await create({ keys: "own" })).toMatchObject({
    status: "not_created",
    error: { code: "bad_request" },
  });
  expect(await ids()).toEqual(before);
});

test("an RSA key is made by the API, which alone can", async () => {
  const { create, watcher, input } = await start();
  const result = await create({ keys: undefined, input: { ...input!, algorithm: "RSA" } });
  const { id, thumbprint, pem } = keyIn(result);
  expect(await watcher.get(id)).toMatchObject({ algorithm: "RSA", thumbprint });
  expect(pem).toContain("PRIVATE KEY");
});
