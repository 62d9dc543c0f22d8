import * as z from "zod/mini";

import { documentation } from "../documentation.ts";

/** Any UUID, in either case. */
export const uuidSchema = (description: string, example: string) =>
  z.guid("must be a UUID").register(documentation, { description, examples: [example] });

const idExample = "caec2e12-cb12-8481-8dc9-55d4454db3a7";

/** The id of a pair. */
export const keyPairIdSchema = uuidSchema(
  "Names the pair in paths: a UUID of version 8, made of its thumbprint.",
  idExample,
);

/** The path parameters of the operations on one pair. */
export const keyPairPathSchema = z.strictObject({ api_key_pair_id: keyPairIdSchema });
