import * as z from "zod/mini";

import { apiKeyPairIdSchema } from "./api-key-pair-id.ts";
import { dateTime } from "./date-time.ts";
import { documentation } from "./documentation.ts";

const type = z.literal("api-key-pair");
const createdAt = dateTime("When the pair was created: RFC 3339, in UTC.");
const updatedAt = dateTime("When the pair last changed: RFC 3339, in UTC.");

/** A pair as a list shows it. Clients that exist refuse a pair with more fields than these five. */
export const apiKeyPairSchema = z
  .strictObject({
    type,
    id: apiKeyPairIdSchema,
    private_key: z.null().register(documentation, { description: "Only the answer to create holds it." }),
    created_at: createdAt,
    updated_at: updatedAt,
  })
  .register(documentation, { description: "An active API key pair, as a list shows it." });

/** A pair in the answer to create. */
export const createdApiKeyPairSchema = z
  .strictObject({
    type,
    id: apiKeyPairIdSchema,
    private_key: z
      .string()
      .check(z.regex(/^-----BEGIN PRIVATE KEY-----\n[A-Za-z0-9+/=\n]+-----END PRIVATE KEY-----\n$/))
      .register(documentation, {
        description:
          "The private key, shown this once: EC P-521 as PKCS#8 in PEM form. The server does not keep it.",
        examples: [
          "-----BEGIN PRIVATE KEY-----\nMIHuAgEAMBAGByqGSM49AgEGBSuBBAAjBIHWMIHT\n-----END PRIVATE KEY-----\n",
        ],
      }),
    created_at: createdAt,
    updated_at: updatedAt,
  })
  .register(documentation, {
    description: "A new API key pair, with its private key.",
  });

export type ApiKeyPair = z.infer<typeof apiKeyPairSchema>;
export type CreatedApiKeyPair = z.infer<typeof createdApiKeyPairSchema>;
