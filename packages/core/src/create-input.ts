import * as z from "zod/mini";

/** What `create` takes in revision 2021-10: nothing. */
export const createInputSchema = z.strictObject({});

export type CreateInput = z.infer<typeof createInputSchema>;
