import * as z from "zod/mini";

import { documentation } from "../documentation.ts";
import { uuidSchema } from "./uuid.ts";

/** A role, as a list and the pairs that have it show it. */
export const roleSchema = z
  .strictObject({
    type: z.literal("role"),
    id: uuidSchema("Names the role. It never changes.", "747d1c8e-e9c0-4c50-8784-64523933ba1a"),
    name: z.string().register(documentation, { description: "The role for people.", examples: ["Analyst"] }),
    slug: z
      .string()
      .register(documentation, { description: "The role for programs.", examples: ["analyst"] }),
    description: z.string().register(documentation, { description: "What it is about." }),
    permissions: z.strictObject({
      allow: z.array(z.string()).register(documentation, {
        description: "The scopes that the role gives.",
        examples: [["transactions.read", "buyers.read"]],
      }),
    }),
    assignable_to: z.array(z.enum(["user", "api-key-pair"])).register(documentation, {
      description: "Who can have the role.",
    }),
    applies_to: z.array(z.string()).register(documentation, {
      description: "The slugs of the roles that it adds to; empty when it stands for itself.",
    }),
    is_standalone_assignable: z.boolean().register(documentation, {
      description: "Whether one can have it without one of those.",
    }),
  })
  .register(documentation, { description: "What a pair may do, by one name." });

export type Role = z.infer<typeof roleSchema>;
