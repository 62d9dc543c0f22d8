import * as z from "zod/mini";

import { roleSchema } from "./role.ts";
import { anyText, flag, text, textOrNothing } from "./text.ts";

/**
 * An RFC 3339 date-time, with the offset that the RFC requires. It stays a string: what the API sent is what
 * you get, to the last digit.
 */
const dateTime = /^\d{4}-\d\d-\d\dt\d\d:\d\d:\d\d(\.\d+)?(z|[+-]\d\d:\d\d)$/i;
const dateTimeRemedy = "must be an RFC 3339 date-time";

const shape = {
  /** Always `api-key-pair`. */
  type: z.custom<"api-key-pair">((value) => value === "api-key-pair", "must be api-key-pair"),
  /** Names the pair in every other call: the thumbprint of its key in revision 2021-10, a UUID in 2026-08. */
  id: text(/./, "must be an id"),
  /** When the pair was created: an RFC 3339 date-time. */
  created_at: text(dateTime, dateTimeRemedy),
  /** When the pair last changed: an RFC 3339 date-time. */
  updated_at: text(dateTime, dateTimeRemedy),

  // What follows came with revision 2026-08; answers of 2021-10 lack all of it.

  /** The RFC 7638 thumbprint of the key: the `kid` of the tokens that it signs. */
  thumbprint: anyText,
  display_name: anyText,
  /** `ECDSA` or `RSA`. Only ECDSA keys sign tokens. */
  algorithm: anyText,
  /** Whether the pair can sign; one that is not can be switched on again. */
  active: flag,
  /** When the pair last signed a request, or `null` when it never did: an RFC 3339 date-time. */
  last_used_at: textOrNothing(dateTime, dateTimeRemedy),
  /** Who created the pair: a person or another key pair. */
  creator: z.nullish(
    z.looseObject({
      id: text(/./, "must be an id"),
      name: text(/(?:)/, "must be text"),
      email_address: textOrNothing(/(?:)/, "must be text"),
      thumbprint: textOrNothing(/(?:)/, "must be text"),
    }),
  ),
  /** What the pair is limited to; all merchant accounts when it is empty. */
  merchant_accounts: z.optional(
    z.array(z.looseObject({ id: text(/./, "must be an id"), display_name: anyText })),
  ),
  /** What the pair may do. */
  roles: z.optional(z.array(roleSchema)),
};

/**
 * An API key pair as the API lists it. Field names are those of the wire, and fields that this version does
 * not know pass through untouched.
 */
export const apiKeyPairSchema = z.looseObject({
  ...shape,
  /** Only the answer to create carries it; `null` or absent ever after. */
  private_key: textOrNothing(/(?:)/, "must be text"),
});

/** The answer to create: the one time that the API shows the private key. */
export const createdApiKeyPairSchema = z.looseObject({
  ...shape,
  /** The private key: PEM, PKCS#8, EC P-521 unless asked otherwise. It exists nowhere else: store it before anything. */
  private_key: text(
    /^\s*-----BEGIN [A-Z ]*PRIVATE KEY-----[^]+-----END/,
    "must be a private key in PEM form",
  ),
});

const ignored = "as it was sent: an API of revision 2021-10 takes no notice of it";
const named = { display_name: text(/(?:)/, `must be text, ${ignored}`) };

/** The answer to create where a name and roles were given: an API that ignores them gives a pair all rights. */
export const createdWithRolesSchema = z.extend(createdApiKeyPairSchema, named);

/** The answer to create where a public key was given, and so no private one comes back. */
export const registeredApiKeyPairSchema = z.looseObject({
  ...shape,
  ...named,
  private_key: z.nullish(z.never("must be null, since the public key was given")),
});

export type ApiKeyPair = z.infer<typeof apiKeyPairSchema>;
export type CreatedApiKeyPair = z.infer<typeof createdApiKeyPairSchema>;
