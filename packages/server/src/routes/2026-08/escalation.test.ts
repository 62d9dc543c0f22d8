import { createPublicKey } from "node:crypto";
import { isDeepStrictEqual } from "node:util";

import * as fc from "fast-check";
import { expect, test } from "vitest";

import { createApp } from "../../create-app.ts";
import { generateKeyPair } from "../../keys/key-pair.ts";
import { uuidOf } from "../../keys/uuid.ts";
import { roleCatalog } from "../../roles/role-catalog.ts";
import { listStart } from "../../store/store.ts";
import { roleId, startInProcess2026 } from "../../testing/in-process-2026-08.ts";
import type { Grant, ModelCall, ModelPair } from "../../testing/privilege-model.ts";
import { createPrivilegeModel } from "../../testing/privilege-model.ts";
import { readKey } from "../../testing/read-key.ts";
import { authorization } from "../../testing/sign-token.ts";

// Several who have pairs work together, and keep every key that they ever had. Others have pairs, too.

const everything: readonly string[] = ["*.read", "*.write"];
const administrator = [roleId("administrator")];
const viewer = [roleId("key-pair-viewer")];
const accounts = ["shop", "other"];
const makeKeys = async (length: number) =>
  await Promise.all(Array.from({ length }, async () => (await generateKeyPair()).privateKey));
/** Those of the pairs that are there at first: what their keys sign is signed once, and not anew for each sequence. */
const firstKeys = await makeKeys(5);
const spareKeys = await makeKeys(3);
const publicPem = (privateKey: string) =>
  createPublicKey(readKey(privateKey).key).export({ type: "spki", format: "pem" });

async function open() {
  const { store, send, create, privateKey } = await startInProcess2026();
  const app = createApp({ store });
  const rootId = readKey(privateKey).id;
  const { items: roles } = (await send("GET", "/roles")).body;

  const sendByOldRevision = async (method: string, path: string, as: string, scopes: readonly string[]) => {
    const response = await app.request(path, { method, headers: await authorization(as, { scopes }) });
    const text = await response.text();
    return { status: response.status, body: text === "" ? undefined : JSON.parse(text) };
  };

  /** As at first, but for the pairs of those who work together, whose keys they have, and those of others. */
  async function begin({ ours, others }: Beginning) {
    await store.reset();
    const model = createPrivilegeModel(roles, accounts);
    model.pairs.set(rootId, { id: rootId, roles: administrator, accounts: [], active: true });
    const keys = new Map(spareKeys.map((key) => [readKey(key).id, key]));
    for (const [index, given] of [...ours, ...others].entries()) {
      const { thumbprint } = await create({
        role_ids: given.roles,
        merchant_account_ids: given.accounts,
        active: given.active,
        public_key: publicPem(firstKeys[index]!),
      });
      model.pairs.set(thumbprint, { ...given, id: thumbprint });
      if (index < ours.length) keys.set(thumbprint, firstKeys[index]!);
    }
    return { model, keys, seen: new Set(model.pairs.keys()) };
  }

  async function carryOut(keys: ReadonlyMap<string, string>, call: ModelCall) {
    const { kind, target, grant, active, claims } = call;
    const as = keys.get(call.signer)!;
    const path = `/api-key-pairs/${uuidOf(target)}`;
    const { roles: role_ids, accounts: merchant_account_ids } = grant;
    const settings = { role_ids, merchant_account_ids, active };
    const input = { display_name: "x", ...settings };
    const signed = { as, token: { scopes: claims } };
    const actions: Record<ModelCall["kind"], () => Promise<{ status: number; body: any }>> = {
      create: async () => await send("POST", "/api-key-pairs", { ...signed, body: input }),
      register: async () => {
        const body = { ...input, public_key: publicPem(keys.get(target)!) };
        return await send("POST", "/api-key-pairs", { ...signed, body });
      },
      update: async () => await send("PUT", path, { ...signed, body: settings }),
      get: async () => await send("GET", path, signed),
      delete: async () => await send("DELETE", path, signed),
      list: async () => await send("GET", "/api-key-pairs", signed),
      "list-roles": async () => await send("GET", "/roles", signed),
      "old-create": async () => await sendByOldRevision("POST", "/api-key-pairs", as, claims),
      "old-delete": async () => await sendByOldRevision("DELETE", `/api-key-pairs/${target}`, as, claims),
    };
    return await actions[kind]();
  }

  /** All pairs as they are. */
  const pairs = async () => {
    const page = await store.fullPage({ ...listStart, limit: 100 });
    return page.pairs.map(
      ({ id, isActive, roleIds = administrator, merchantAccountIds = [] }): ModelPair => ({
        id,
        roles: roleIds,
        accounts: merchantAccountIds,
        active: isActive!,
      }),
    );
  };
  return { begin, carryOut, pairs };
}

type Given = Omit<ModelPair, "id">;

interface Beginning {
  ours: readonly Given[];
  others: readonly Given[];
}

/** A call whose pairs are numbers, which pick one of those that there are by then. */
interface Plan extends Omit<ModelCall, "signer" | "target"> {
  signer: number;
  target: number;
  /** Whether the signer is one of those that can sign, and not of all whose keys are at hand. */
  canSign: boolean;
}

/** A value in five cases of six, else another one. */
const mostly = <T>(value: T, others: fc.Arbitrary<T>): fc.Arbitrary<T> =>
  fc.oneof({ weight: 5, arbitrary: fc.constant(value) }, { weight: 1, arbitrary: others });

const ids = roleCatalog.map(({ id }) => id);
const standalone = ["administrator", "key-pair-viewer", "analyst", "customer-support", "system-support"];
const given: fc.Arbitrary<Given> = fc.record({
  // Who does not manage pairs does little.
  roles: fc
    .tuple(
      mostly<string[]>(["key-pair-manager"], fc.constant([])),
      fc.subarray(standalone, { minLength: 1, maxLength: 2 }),
    )
    .map((slugs) => slugs.flat().map(roleId)),
  accounts: fc.subarray(accounts),
  active: mostly(true, fc.constant(false)),
});
const beginnings = fc.record({
  ours: fc.array(given, { minLength: 2, maxLength: 3 }),
  others: fc.array(given, { minLength: 1, maxLength: 2 }),
});

const grants: fc.Arbitrary<Partial<Grant>> = fc.record(
  {
    roles: fc.oneof(fc.constant(viewer), fc.subarray(ids, { minLength: 1, maxLength: 2 })),
    accounts: fc.subarray(accounts),
  },
  { requiredKeys: [] },
);
const kinds: ModelCall["kind"][] = [
  ...(["create", "create", "register", "get", "update", "update", "update"] as const),
  ...(["delete", "list", "list-roles", "old-create", "old-delete"] as const),
];
const plans: fc.Arbitrary<Plan> = fc.record({
  kind: fc.constantFrom(...kinds),
  signer: fc.nat(100),
  canSign: mostly(true, fc.constant(false)),
  target: fc.nat(100),
  claims: mostly(
    everything,
    fc.constantFrom<string[][]>(
      ["api-key-pairs.read"],
      ["api-key-pairs.write", "roles.read"],
      ["*.read"],
      [],
    ),
  ),
  grant: grants,
  active: fc.option(fc.boolean(), { nil: undefined }),
});

const pick = <T>(all: Iterable<T>, number: number): T => {
  const list = [...all];
  return list[number % list.length]!;
};

test("whatever pairs do together, each does what it may and no more, and none ever has more than one of them had", async () => {
  const server = await open();
  const outcomes = new Set<string>();
  await fc.assert(
    fc.asyncProperty(
      beginnings,
      fc.array(plans, { minLength: 10, maxLength: 20, size: "max" }),
      async (beginning, sequence) => {
        const { model, keys, seen } = await server.begin(beginning);
        const first = new Map(model.pairs);
        for (const { kind, signer, canSign, target, grant, claims, active } of sequence) {
          const able = [...keys.keys()].filter((id) => model.pairs.get(id)?.active);
          const call: ModelCall = {
            kind,
            claims,
            active,
            // Without roles it would depart from the schema.
            grant: kind === "create" || kind === "register" ? { roles: viewer, ...grant } : grant,
            signer: pick(canSign && able.length > 0 ? able : keys.keys(), signer),
            target: pick(kind === "register" ? keys.keys() : seen, target),
          };
          const expected = model.predict(call);
          const { status, body } = await server.carryOut(keys, call);
          expect({ call, status }).toEqual({ call, status: expected.status });

          if (status === 204) model.pairs.delete(call.target);
          if (expected.pair) {
            const id = expected.pair.id || (body.thumbprint ?? body.id);
            model.pairs.set(id, { ...expected.pair, id });
            seen.add(id);
            if (body.private_key) keys.set(id, body.private_key);
          }
          outcomes.add(`${kind}: ${status}`);
        }

        const last = await server.pairs();
        expect(new Map(last.map((pair) => [pair.id, pair]))).toEqual(model.pairs);
        const colleagues = [...first.values()].filter(({ id, active }) => active && keys.has(id));
        for (const pair of last) {
          const isUntouched = isDeepStrictEqual(pair, first.get(pair.id));
          expect(isUntouched || colleagues.some((one) => model.isWithin(pair, one))).toBe(true);
        }
      },
    ),
    { numRuns: 30 },
  );
  // It was worth something if much was done, and much refused.
  for (const outcome of ["create: 201", "create: 403", "update: 200", "update: 403", "delete: 204"])
    expect(outcomes).toContain(outcome);
});
