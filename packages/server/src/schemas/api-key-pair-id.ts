import * as z from "zod/mini";

import { documentation } from "./documentation.ts";

/** The id of a key pair in an answer and in a path. */
export const apiKeyPairIdSchema = z
  .string()
  .check(
    z.regex(
      /^[A-Za-z0-9_-]{43}$/,
      "must be the id of a key pair as create or list returned it: 43 characters of A-Z, a-z, 0-9, - and _",
    ),
  )
  .register(documentation, {
    description:
      "Names the pair, and is the `kid` of the tokens that it signs: the RFC 7638 SHA-256 thumbprint of its public key.",
    examples: ["yuwuEssSSB3JVdRFTbOnBMKo9vkJnNpcYHqbebV3inY"],
  });

/** The path parameters of the operations on one pair. */
export const apiKeyPairPathSchema = z.strictObject({ api_key_pair_id: apiKeyPairIdSchema });
