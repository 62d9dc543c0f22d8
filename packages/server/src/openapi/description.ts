import type * as z from "zod/mini";

import type { Components } from "./components.ts";
import type { Refusal, RefusalName, Refusals } from "./responses.ts";

/** What a document says of one revision alone. */
export interface RevisionDescription {
  summary: string;
  description: string;
  /** What a token of it may be used for, as the end of a sentence. */
  scopes: string;
  /** What its operations are about. */
  tags: { name: string; description: string }[];
  /** The schemas that have a name. */
  schemas: Record<string, z.core.$ZodType>;
  /** The errors that other revisions do not have, or have otherwise. */
  refusals: Partial<Record<RefusalName, Refusal>>;
  /** The operations, by path and method. Their names are those of the original contract. */
  paths(components: Components, refusals: Refusals): Record<string, object>;
}
