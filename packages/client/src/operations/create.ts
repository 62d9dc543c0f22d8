import {
  type ApiKeyPair,
  createdApiKeyPairSchema,
  createdWithRolesSchema,
  createInputSchema,
  emptyInputSchema,
  registeredApiKeyPairSchema,
  registerInputSchema,
} from "@api-key-pairs/core";

import type { Operation } from "../road/operation.ts";

type Create = Operation<object, ApiKeyPair>;

const common = {
  name: "create",
  method: "POST",
  subject: "create",
  path: () => "/api-key-pairs",
  retry: "mint",
} as const;

/** `POST /api-key-pairs` of revision 2021-10: mints a key pair, and answers with its private key this once. */
const mint: Create = { ...common, input: emptyInputSchema, output: createdApiKeyPairSchema };

/** The same of revision 2026-08: the pair has a name, and may do what its roles allow. */
const mintWithRoles: Create = {
  ...common,
  input: createInputSchema,
  sendsInput: true,
  output: createdWithRolesSchema,
};

/** The same for a key that the caller made, so that no private key crosses the wire. */
const register: Create = {
  ...common,
  input: registerInputSchema,
  sendsInput: true,
  output: registeredApiKeyPairSchema,
};

/** The request that an input asks for: an API of revision 2021-10 is sent an empty body, as its contract has it. */
export function createFor(input: unknown): Create {
  const given = Object(input) as Record<string, unknown>;
  if (given["public_key"] !== undefined) return register;
  // A field that is there and undefined counts: nobody is given a pair of all rights by mistake.
  return Object.keys(given).length > 0 ? mintWithRoles : mint;
}
