import * as fc from "fast-check";
import { expect, test } from "vitest";

import { roleCatalog } from "../roles/role-catalog.ts";
import { codePoint } from "../testing/code-point.ts";
import { createContract } from "../testing/contract.ts";
import { startInProcess2026 } from "../testing/in-process-2026-08.ts";
import { sharedSchema } from "../testing/shared-document.ts";
import { createDocument } from "./document.ts";

const { problemsWith } = createContract(createDocument("2026-08"));

const text = fc.oneof(
  fc.constantFrom("", "x", "x".repeat(200), "x".repeat(201), "🔑".repeat(200), "a\0b", "\ud800"),
  fc.string({ unit: codePoint, maxLength: 250 }),
);
/** Mostly what it should be, and now and then anything that JSON can hold. */
const mostly = (valid: fc.Arbitrary<unknown>) =>
  fc.oneof({ weight: 5, arbitrary: valid }, { weight: 1, arbitrary: fc.jsonValue() });
const roleIds = fc.subarray(roleCatalog.map(({ id }) => id));
const settings = {
  display_name: mostly(text),
  active: mostly(fc.boolean()),
  role_ids: mostly(fc.oneof(roleIds, fc.array(fc.oneof(fc.uuid(), text), { maxLength: 2 }))),
  merchant_account_ids: mostly(fc.array(text, { maxLength: 2 })),
};
const someSettings = fc.record(settings, { requiredKeys: [] });
const creations = fc.record(
  {
    ...settings,
    // None that is a key: one that is made takes time, and nothing of that depends on the input.
    public_key: mostly(text).filter((value) => value !== null),
    algorithm: mostly(fc.constantFrom("ECDSA", "RSA")),
  },
  { requiredKeys: ["display_name", "public_key", "role_ids"] },
);
const isStorable = (name: unknown) => typeof name !== "string" || !/\0|\p{Surrogate}/u.test(name);
const hasNoEmptyAccount = (accounts: unknown) => !Array.isArray(accounts) || !accounts.includes("");

test.each([
  ["POST", "APIKeyPairCreate", creations],
  ["POST", "APIKeyPairCreate", someSettings.map((body) => ({ public_key: "x", ...body }))],
  ["PUT", "APIKeyPairUpdate", someSettings],
] as const)(
  "%s refuses a body as invalid just when the documents do, by %s",
  async (method, name, bodies) => {
    const { send, create } = await startInProcess2026();
    const { id } = await create();
    const path = method === "POST" ? "/api-key-pairs" : `/api-key-pairs/${id}`;
    const validate = sharedSchema(name);
    const seen = { valid: 0, invalid: 0 };
    await fc.assert(
      fc.asyncProperty(bodies as fc.Arbitrary<Record<string, unknown>>, async (body) => {
        const sent = JSON.parse(JSON.stringify(body));
        const { status } = await send(method, path, { body: sent });
        const isValid = problemsWith(`#/components/schemas/${name}`, sent).length === 0;
        const isStored = isStorable(sent["display_name"]);
        // Ours is the shared one, but for what cannot be stored and for accounts without a name.
        if (hasNoEmptyAccount(sent["merchant_account_ids"])) expect(validate(sent)).toBe(isValid);
        seen[isValid && isStored ? "valid" : "invalid"] += 1;
        expect([status === 422, status < 500]).toEqual([!(isValid && isStored), true]);
      }),
      { numRuns: 150 },
    );
    expect(Math.min(seen.valid, seen.invalid)).toBeGreaterThan(0);
  },
);
