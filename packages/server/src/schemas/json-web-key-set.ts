import * as z from "zod/mini";

import { apiKeyPairIdSchema } from "./api-key-pair-id.ts";
import { documentation } from "./documentation.ts";

// RFC 7518: a coordinate has the full length of the field, 66 bytes on P-521, which is 88 characters of base64url.
const coordinate = z.string().check(z.regex(/^[A-Za-z0-9_-]{88}$/));

/** One public key, as RFC 7517 writes them. */
export const jsonWebKeySchema = z
  .strictObject({
    kty: z.literal("EC"),
    crv: z.literal("P-521"),
    x: coordinate,
    y: coordinate,
    kid: apiKeyPairIdSchema,
    alg: z.literal("ES512"),
    use: z.literal("sig"),
  })
  .register(documentation, { description: "The public key of an active API key pair." });

/** The public keys of the active pairs. */
export const jsonWebKeySetSchema = z
  .strictObject({ keys: z.array(jsonWebKeySchema) })
  .register(documentation, {
    description: "The public keys of all active API key pairs (RFC 7517), oldest first.",
  });

export type JsonWebKey = z.infer<typeof jsonWebKeySchema>;
