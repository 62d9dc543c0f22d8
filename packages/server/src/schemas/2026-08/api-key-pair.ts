import * as z from "zod/mini";

import { apiKeyPairIdSchema } from "../api-key-pair-id.ts";
import { dateTime } from "../date-time.ts";
import { documentation } from "../documentation.ts";
import { displayNameSchema } from "./key-pair-input.ts";
import { roleSchema } from "./role.ts";
import { keyPairIdSchema } from "./uuid.ts";

const text = (description: string) => z.string().register(documentation, { description });

const merchantAccountSchema = z
  .strictObject({
    type: z.literal("merchant-account"),
    id: text("Names the account."),
    display_name: text("Its name, which is its id on this server."),
    created_at: dateTime("The same date for all of them: this server keeps no merchant accounts."),
    updated_at: dateTime("The same."),
  })
  .register(documentation, { description: "A merchant account that a pair has access to." });

const creatorSchema = z
  .strictObject({
    id: keyPairIdSchema,
    name: text("What the pair was called when it created this one."),
    email_address: z.null().register(documentation, { description: "Only users have one." }),
    thumbprint: apiKeyPairIdSchema,
  })
  .register(documentation, { description: "The pair that created another. It may be gone." });

/** A pair, in every answer. */
export const apiKeyPairSchema = z
  .strictObject({
    type: z.literal("api-key-pair"),
    id: keyPairIdSchema,
    thumbprint: apiKeyPairIdSchema,
    display_name: displayNameSchema,
    algorithm: z.enum(["ECDSA", "RSA"]).register(documentation, {
      description: "The kind of its keys. Tokens are ES512, which takes ECDSA.",
    }),
    active: z.boolean().register(documentation, {
      description: "Whether its tokens are good. What makes them so or not holds at once.",
    }),
    private_key: z.nullable(z.string()).register(documentation, {
      description:
        "The private key as PKCS#8 in PEM form, in the answer to a create that made it, this once; else `null`.",
    }),
    created_at: dateTime("When the pair was created: RFC 3339, in UTC."),
    updated_at: dateTime("When the pair last changed: RFC 3339, in UTC."),
    last_used_at: z
      .nullable(dateTime("When the pair last signed a request. Other instances may lag by a minute."))
      .register(documentation, { description: "When the pair last signed a request; `null` for never." }),
    creator: z.nullable(creatorSchema).register(documentation, {
      description: "Who created the pair; `null` when nobody knows.",
    }),
    merchant_accounts: z.array(merchantAccountSchema).register(documentation, {
      description: "The merchant accounts that the pair has access to; none stands for all.",
    }),
    roles: z.array(roleSchema).register(documentation, { description: "What the pair may do." }),
  })
  .register(documentation, { description: "An API key pair." });

export type ApiKeyPair = z.infer<typeof apiKeyPairSchema>;
