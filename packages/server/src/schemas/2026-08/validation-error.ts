import * as z from "zod/mini";

import { documentation } from "../documentation.ts";

/** The body of a 422. */
export const validationErrorSchema = z
  .strictObject({
    detail: z.array(
      z.strictObject({
        loc: z.array(z.union([z.string(), z.int()])).register(documentation, {
          description: "Where: the part of the request, and the way from there.",
          examples: [["body", "role_ids", 0]],
        }),
        msg: z.string().register(documentation, {
          description: "What it should have been.",
          examples: ["role_ids[0] must be a UUID"],
        }),
        type: z.string().register(documentation, { description: "The kind of the problem, for programs." }),
      }),
    ),
  })
  .register(documentation, { description: "What in a request departs from the schema." });

export type ValidationErrorBody = z.infer<typeof validationErrorSchema>;
