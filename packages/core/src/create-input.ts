import * as z from "zod/mini";

import { displayName, merchantAccountIds, roleIds } from "./key-pair-settings.ts";
import { flag, text } from "./text.ts";

/** What `create` takes in revision 2021-10: nothing. */
export const emptyInputSchema = z.strictObject({});

const settings = {
  /** For people: 1 to 200 characters. */
  display_name: displayName,
  /** The ids of at least one role. A pair can only give roles whose scopes it has itself. */
  role_ids: roleIds,
  /**
   * Whether the pair can sign from the start.
   *
   * @default true (the API's own)
   */
  active: flag,
  /**
   * The merchant accounts that the pair is limited to; `[]` is all of them.
   *
   * @default those of the pair that signs
   */
  merchant_account_ids: z.optional(merchantAccountIds),
};
const algorithm = (known: readonly string[], remedy: string) =>
  z.optional(z.custom<"ECDSA" | "RSA">((value) => known.includes(value as string), remedy));

/** What `create` takes in revision 2026-08, where the API makes the key. */
export const createInputSchema = z.strictObject({
  ...settings,
  /**
   * What kind of key the API makes. An RSA key does not sign tokens.
   *
   * @default "ECDSA" (the API's own)
   */
  algorithm: algorithm(["ECDSA", "RSA"], 'must be "ECDSA" or "RSA"'),
  /** With one, see {@link registerInputSchema}. */
  public_key: z.optional(z.never()),
});

/** What `create` takes where the caller made the key, and the private half never crosses the wire. */
export const registerInputSchema = z.strictObject({
  ...settings,
  algorithm: algorithm(["ECDSA"], 'must be "ECDSA" where there is a public_key'),
  /** The public half: PEM (SPKI), EC P-521, as `generateKeyPair()` gives it. */
  public_key: text(
    /^\s*-----BEGIN PUBLIC KEY-----[^]+-----END PUBLIC KEY-----\s*$/,
    "must be a public key in PEM form, from BEGIN PUBLIC KEY to END PUBLIC KEY",
  ),
});

/** A new pair of revision 2026-08 whose key the API makes. */
export type NewApiKeyPair = z.infer<typeof createInputSchema>;
/** A new pair of revision 2026-08 whose key the caller made. */
export type RegisterInput = z.infer<typeof registerInputSchema>;
/** What `create` takes: nothing, or what revision 2026-08 asks for. */
export type CreateInput = z.infer<typeof emptyInputSchema> | NewApiKeyPair | RegisterInput;
