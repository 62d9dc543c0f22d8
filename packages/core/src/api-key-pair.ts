import * as z from "zod/mini";

import { text, textOrNothing } from "./text.ts";

/**
 * An RFC 3339 date-time, with the offset that the RFC requires. It stays a string: what the API sent is what
 * you get, to the last digit.
 */
const dateTime = text(
  /^\d{4}-\d\d-\d\dt\d\d:\d\d:\d\d(\.\d+)?(z|[+-]\d\d:\d\d)$/i,
  "must be an RFC 3339 date-time",
);

const shape = {
  /** Always `api-key-pair`. */
  type: z.custom<"api-key-pair">((value) => value === "api-key-pair", "must be api-key-pair"),
  /** Names the pair in every other call. In revision 2021-10 it is the thumbprint of the key. */
  id: text(/./, "must be an id"),
  /** When the pair was created: an RFC 3339 date-time. */
  created_at: dateTime,
  /** When the pair last changed: an RFC 3339 date-time. */
  updated_at: dateTime,
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
  /** The private key: PEM, PKCS#8, EC P-521. It exists nowhere else, so store it before anything else. */
  private_key: text(
    /^\s*-----BEGIN [A-Z ]*PRIVATE KEY-----[^]+-----END/,
    "must be a private key in PEM form",
  ),
});

export type ApiKeyPair = z.infer<typeof apiKeyPairSchema>;
export type CreatedApiKeyPair = z.infer<typeof createdApiKeyPairSchema>;
