import * as z from "zod/mini";

import { documentation } from "../documentation.ts";
import { uuidSchema } from "./uuid.ts";

const maxNameLength = 200;

const hasFittingLength = (name: string) => name !== "" && Array.from(name).length <= maxNameLength;
// PostgreSQL stores no NUL, and neither store half a surrogate pair: they would give back another name.
const canBeStored = (text: string) => !/\p{Surrogate}/u.test(text) && !text.includes("\0");

const remedy = `must be text of 1 to ${maxNameLength} characters`;

/** What a pair is called. The length counts characters as JSON Schema does, not UTF-16 units. */
export const displayNameSchema = z
  .string(remedy)
  .check(
    z.refine(hasFittingLength, remedy),
    z.refine(canBeStored, "must be well-formed Unicode without a NUL character"),
  )
  .register(documentation, {
    description: "What the pair is called. Well-formed, and without a NUL character.",
    examples: ["Production key"],
    minLength: 1,
    maxLength: maxNameLength,
  });

const active = z.boolean("must be true or false");

const roleIds = z
  .array(
    uuidSchema("The id of a role.", "cc07af11-3618-462c-b807-e86b9a8e8f9b"),
    "must be an array of ids of roles",
  )
  .check(z.minLength(1, "must name at least one role; GET /roles lists them"));

const merchantAccountIds = z.array(
  z.string("must be the id of a merchant account").check(z.minLength(1, "must not be empty")),
  "must be an array of ids of merchant accounts",
);

/** The body of create. */
export const createInputSchema = z
  .strictObject({
    display_name: displayNameSchema,
    algorithm: z
      ._default(z.enum(["ECDSA", "RSA"], 'must be "ECDSA" or "RSA"'), "ECDSA")
      .register(documentation, {
        description: "The kind of the keys that are made. Tokens are ES512, which takes ECDSA.",
      }),
    active: z._default(active, true).register(documentation, {
      description: "Whether the tokens of the pair are good from the start.",
    }),
    role_ids: roleIds.register(documentation, {
      description: "The roles of the pair. They give no more than the pair that signs the request has.",
    }),
    merchant_account_ids: z.optional(merchantAccountIds).register(documentation, {
      description: "The merchant accounts of the pair; none stands for all. Left out: those of its creator.",
    }),
    public_key: z.optional(z.nullable(z.string("must be text, or null"))).register(documentation, {
      description:
        "An ECDSA P-521 public key in PEM form (SPKI) to register, in place of making keys. The answer holds no " +
        "private key then.",
    }),
  })
  .register(documentation, { description: "A pair to create." });

/** The body of update. */
export const updateInputSchema = z
  .strictObject({
    display_name: z.optional(z.nullable(displayNameSchema)),
    active: z.optional(z.nullable(active)),
    role_ids: z.optional(z.nullable(roleIds)),
    merchant_account_ids: z.optional(z.nullable(merchantAccountIds)),
  })
  .register(documentation, {
    description: "What to change about a pair. What is left out, or `null`, stays as it is.",
  });
