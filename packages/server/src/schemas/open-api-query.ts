import * as z from "zod/mini";

import { revisionNames } from "../revisions/revision.ts";
import { documentation } from "./documentation.ts";

/** The query parameters of the OpenAPI document. */
export const openApiQuerySchema = z.object({
  revision: z
    .optional(
      z.enum(
        revisionNames,
        `must be ${revisionNames.join(" or ")}; leave it out for what this server speaks`,
      ),
    )
    .register(documentation, {
      description: "The revision to describe. Left out: the one that this server speaks.",
      examples: ["2026-08"],
    }),
});
