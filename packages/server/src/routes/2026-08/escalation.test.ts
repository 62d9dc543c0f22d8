import { createPublicKey } from "node:crypto";

import * as fc from "fast-check";
import { expect, test } from "vitest";

import { createApp } from "../../create-app.ts";
import { generateKeyPair } from "../../keys/key-pair.ts";
import { uuidOf } from "../../keys/uuid.ts";
import { scopesOf } from "../../roles/privileges.ts";
import { roleCatalog } from "../../roles/role-catalog.ts";
import { covers } from "../../roles/scopes.ts";
import type { KeyPairRecord } from "../../store/store.ts";
import { roleId, startInProcess2026 } from "../../testing/in-process-2026-08.ts";
import { authorization } from "../../testing/sign-token.ts";

const manager = [roleId("key-pair-manager")];
const [leaked, spare] = [await generateKeyPair(), await generateKeyPair()];
const publicPem = (privateKey: string) =>
  createPublicKey(privateKey).export({ type: "spki", format: "pem" }) as string;

/** An attacker with a pair that manages pairs of one account, in the middle of pairs that are stronger and not. */
async function open() {
  const { create, send, store } = await startInProcess2026();
  const old = createApp({ store });
  const weak = await create({
    role_ids: [...manager, roleId("analyst"), roleId("report-viewer")],
    merchant_account_ids: ["shop"],
  });
  // Stolen, and switched off therefore.
  await create({ public_key: publicPem(leaked.privateKey), active: false });
  await create({ display_name: "strong" });
  await create({ role_ids: manager, merchant_account_ids: ["shop"], active: false });

  const limits = (await store.find(weak.thumbprint))!;
  const isWithin = (pair: KeyPairRecord) =>
    scopesOf(pair).every((scope) => covers(scopesOf(limits), scope)) &&
    pair.merchantAccountIds?.join() === "shop";
  const pairs = async () => (await store.fullPage({ direction: "newer", position: 0, limit: 100 })).pairs;
  /** The private keys that the attacker has, by id. */
  const keys = new Map([
    [weak.thumbprint, weak.private_key],
    [leaked.id, leaked.privateKey],
    [spare.id, spare.privateKey],
  ]);
  return {
    pairs,
    keys,
    send,
    /** All that may do more than the attacker's pair could at first. */
    beyond: async () =>
      (await pairs()).filter((pair) => !isWithin(pair)).map(({ lastUsedAt: _at, ...pair }) => pair),
    sendByOldRevision: async (method: string, path: string, as: string) => {
      const response = await old.request(path, { method, headers: await authorization(as) });
      const text = await response.text();
      return { status: response.status, body: text === "" ? undefined : JSON.parse(text) };
    },
  };
}

type Attack = Awaited<ReturnType<typeof open>>;

interface Call {
  kind: "create" | "register" | "update" | "delete" | "create by 2021-10" | "delete by 2021-10";
  /** Numbers pick one of what there is: of the keys that sign, the keys to register, the pairs. */
  signer: number;
  key: number;
  target: number;
  settings: { role_ids?: string[]; merchant_account_ids?: readonly string[]; active?: boolean };
}

const pick = <T>(all: readonly T[], number: number): T => all[number % all.length]!;
const assignable = roleCatalog.filter(({ slug }) => slug !== "user-manager").map(({ id }) => id);

const calls: fc.Arbitrary<Call> = fc.record({
  kind: fc.constantFrom(
    "create",
    "register",
    "update",
    "update",
    "delete",
    "create by 2021-10",
    "delete by 2021-10",
  ),
  // Mostly the first, which can sign from the start.
  signer: fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.nat(100) }),
  key: fc.nat(100),
  target: fc.nat(100),
  settings: fc.record(
    {
      role_ids: fc.oneof(fc.constant(manager), fc.subarray(assignable, { minLength: 1, maxLength: 3 })),
      merchant_account_ids: fc.oneof(fc.constant(["shop"]), fc.subarray(["shop", "other"])),
      active: fc.boolean(),
    },
    { requiredKeys: [] },
  ),
});

async function carryOut({ pairs, keys, send, sendByOldRevision }: Attack, call: Call): Promise<number> {
  const as = pick([...keys.values()], call.signer);
  const target = pick(await pairs(), call.target).id;
  const body = { display_name: "x", role_ids: manager, ...call.settings };
  const actions: Record<Call["kind"], () => Promise<{ status: number; body: any }>> = {
    create: async () => await send("POST", "/api-key-pairs", { as, body }),
    register: async () => {
      const public_key = publicPem(pick([...keys.values()], call.key));
      return await send("POST", "/api-key-pairs", { as, body: { ...body, public_key } });
    },
    update: async () => await send("PUT", `/api-key-pairs/${uuidOf(target)}`, { as, body: call.settings }),
    delete: async () => await send("DELETE", `/api-key-pairs/${uuidOf(target)}`, { as }),
    "create by 2021-10": async () => await sendByOldRevision("POST", "/api-key-pairs", as),
    "delete by 2021-10": async () => await sendByOldRevision("DELETE", `/api-key-pairs/${target}`, as),
  };
  const answer = await actions[call.kind]();
  const { thumbprint, id, private_key } = answer.body ?? {};
  if (private_key) keys.set(thumbprint ?? id, private_key);
  return answer.status;
}

test("no sequence of calls by a pair yields one that may do more, or touches one that does", async () => {
  const seen = new Map<string, number>();
  await fc.assert(
    fc.asyncProperty(fc.array(calls, { minLength: 10, maxLength: 20, size: "max" }), async (sequence) => {
      const attack = await open();
      const before = await attack.beyond();
      expect(before).toHaveLength(3);
      for (const call of sequence) {
        const outcome = `${call.kind}: ${await carryOut(attack, call)}`;
        seen.set(outcome, (seen.get(outcome) ?? 0) + 1);
        expect(await attack.beyond()).toEqual(before);
      }
    }),
    { numRuns: 30 },
  );
  // It was worth something if much was done, and much refused.
  for (const outcome of [
    "create: 201",
    "create: 403",
    "register: 409",
    "update: 200",
    "update: 403",
    "delete: 204",
  ])
    expect([outcome, seen.get(outcome) ?? 0]).toEqual([outcome, expect.toSatisfy((count) => count > 0)]);
});
