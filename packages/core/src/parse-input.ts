import * as z from "zod/mini";

import { InputError } from "./errors/input-error.ts";
import { issueMessage } from "./issue-message.ts";

/**
 * Checks what a caller passed, before anything is sent.
 *
 * @param schema - what is accepted
 * @param value - what was passed
 * @param subject - what to call the value as a whole, such as `list options`
 * @returns the value, as the schema has it
 * @throws {@link InputError} that names the field and the remedy
 */
export function parseInput<Schema extends z.ZodMiniType>(
  schema: Schema,
  value: unknown,
  subject: string,
): z.output<Schema> {
  const result = z.safeParse(schema, value);
  if (result.success) return result.data;

  const issue = result.error.issues[0]!;
  if (issue.code === "unrecognized_keys") {
    const known = Object.keys((schema as unknown as z.ZodMiniObject).shape).join(", ");
    throw new InputError(issue.keys[0]!, `is not known to ${subject}, which takes ${known || "nothing"}`);
  }
  const part = issue.path.reduce<unknown>(
    (parent, key) => (parent as Record<PropertyKey, unknown>)[key],
    value,
  );
  throw new InputError(issue.path.join(".") || subject, `${issueMessage(issue)}; got ${describe(part)}`);
}

/** Says what was passed without repeating a text, which may be a secret in the wrong place. */
export function describe(value: unknown): string {
  if (typeof value === "string")
    return value === "" ? "an empty string" : `a string of ${value.length} characters`;
  if (typeof value === "number" || typeof value === "boolean" || value == null) return String(value);
  if (Array.isArray(value)) return "an array";
  return typeof value === "object" ? "an object" : `a ${typeof value}`;
}
