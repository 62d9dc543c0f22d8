import * as z from "zod/mini";

import { documentation } from "./documentation.ts";

/** One entry of `details`: what is wrong, where, and what to do about it. */
export const errorDetailSchema = z
  .strictObject({
    location: z.enum(["query", "body", "path", "header", "unknown"]).register(documentation, {
      description: "The part of the request that is wrong.",
    }),
    pointer: z.string().register(documentation, {
      description: "A JSON pointer into that part; empty for all of it.",
      examples: ["/limit"],
    }),
    message: z.string().register(documentation, {
      description: "What it should have been.",
      examples: ["limit must be a whole number from 1 to 100"],
    }),
    type: z.string().register(documentation, {
      description: "The kind of the problem, for programs.",
      examples: ["too_big"],
    }),
  })
  .register(documentation, { description: "What is wrong with one part of a request." });

/** The body of every answer that is an error. */
export const errorBodySchema = z
  .strictObject({
    type: z.literal("error"),
    code: z.string().register(documentation, { description: "The kind of the error, for programs." }),
    status: z.int().check(z.gte(400), z.lte(599)).register(documentation, {
      description: "The status of the answer.",
    }),
    message: z.string().register(documentation, { description: "What is wrong, for people." }),
    details: z.array(errorDetailSchema).register(documentation, {
      description: "Everything that is wrong with the request, as far as it can be told.",
    }),
  })
  .register(documentation, { description: "The body of every error." });

export type ErrorBody = z.infer<typeof errorBodySchema>;
