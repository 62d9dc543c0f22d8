import type * as z from "zod/mini";

import type { ValidationErrorBody } from "../schemas/2026-08/validation-error.ts";
import { ApiError } from "./api-error.ts";

type Detail = ValidationErrorBody["detail"][number];

/** The answer to a request that departs from the schema, in the revisions where its body has a shape of its own. */
export class ValidationError extends ApiError {
  readonly detail: readonly Detail[];

  constructor(detail: readonly Detail[]) {
    super("validation_error");
    this.detail = detail;
  }

  override toBody(): ValidationErrorBody {
    return { detail: [...this.detail] };
  }
}

/**
 * A part of a request as its schema reads it.
 *
 * @param location Which part it is.
 * @throws {ValidationError} With every problem. Nothing of what was sent is in it but the names of unknown fields.
 */
export function parseOrRefuse<Schema extends z.ZodMiniObject>(
  schema: Schema,
  value: unknown,
  location: "query" | "path" | "body",
): z.infer<Schema> {
  const { data, error } = schema.safeParse(value);
  if (!error) return data as z.infer<Schema>;
  const isUnknown = `is not known; the ${location} takes ${Object.keys(schema.shape).join(", ")}`;
  throw new ValidationError(
    error.issues.flatMap((issue) => {
      if (issue.code === "unrecognized_keys") {
        return issue.keys.map((key) => detailOf(location, [key], isUnknown, "extra_forbidden"));
      }
      const isMissing = issue.code === "invalid_type" && valueAt(value, issue.path) === undefined;
      // A rule of our own has no code that would say more.
      const type = issue.code === "custom" ? "value_error" : issue.code;
      return [detailOf(location, issue.path, issue.message, isMissing ? "missing" : type)];
    }),
  );
}

function detailOf(location: string, path: readonly PropertyKey[], problem: string, type: string): Detail {
  const steps = path.map((step) => (typeof step === "number" ? step : String(step)));
  const field = steps.join(".").replaceAll(/\.(\d+)/g, "[$1]");
  return { loc: [location, ...steps], msg: `${field || location} ${problem}`, type };
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce((inner, step) => (inner as Record<PropertyKey, unknown>)[step], value);
}
