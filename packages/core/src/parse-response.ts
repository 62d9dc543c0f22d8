import * as z from "zod/mini";

import type { ResponseIssue } from "./errors/response-error.ts";
import { issueMessage } from "./issue-message.ts";

export type ParsedResponse<T> =
  | { readonly success: true; readonly data: T }
  | { readonly success: false; readonly issues: readonly ResponseIssue[] };

/**
 * Checks what the API sent against its documented shape. The issues name places and expectations, never values.
 *
 * @param schema - the documented shape
 * @param value - the parsed body
 */
export function parseResponse<Schema extends z.ZodMiniType>(
  schema: Schema,
  value: unknown,
): ParsedResponse<z.output<Schema>> {
  const result = z.safeParse(schema, value);
  if (result.success) return { success: true, data: result.data };
  return {
    success: false,
    issues: result.error.issues.slice(0, 20).map((issue) => ({
      path: issue.path.join("."),
      message: issueMessage(issue),
    })),
  };
}
