import * as z from "zod/mini";

import { documentation } from "../documentation.ts";
import { errorBodySchema } from "../error-body.ts";
import { keyPairIdSchema } from "./uuid.ts";

/** The body of a 409. */
export const duplicateRecordSchema = z
  .strictObject({ ...errorBodySchema.shape, resource_id: keyPairIdSchema })
  .register(documentation, { description: "The body of the error about a pair that is there already." });
