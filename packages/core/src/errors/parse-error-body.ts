import type { ErrorDetail } from "./api-error.ts";

/** What could be read from the body of an error answer. */
export interface ErrorBody {
  readonly message: string | undefined;
  readonly apiCode: string | undefined;
  readonly details: readonly ErrorDetail[];
  readonly resourceId: string | undefined;
}

const maxDetails = 20;

/**
 * Reads the body of an error answer as far as it can be read. Both shapes of the API are known
 * (`{type, code, status, message, details}` and the `{detail: [{loc, msg, type}]}` of a 422); a part that is
 * missing or of another type is left out, and the rest still counts.
 *
 * @param clean - takes secrets out of a text
 */
export function parseErrorBody(body: unknown, clean: (text: string) => string | undefined): ErrorBody {
  const text = (value: unknown) => (typeof value === "string" ? clean(value) : undefined);
  const { code, message, details, detail, resource_id: resourceId } = asRecord(parseJson(body));
  const entries = [details, detail].find((value) => Array.isArray(value)) ?? [];
  return {
    message: text(message) ?? text(detail),
    apiCode: text(code),
    details: entries.slice(0, maxDetails).map((entry) => toDetail(asRecord(entry), text)),
    resourceId: text(resourceId),
  };
}

function toDetail(entry: Record<string, unknown>, text: (value: unknown) => string | undefined): ErrorDetail {
  const { loc, location, pointer, message, msg, type } = entry;
  const common = { message: text(message) ?? text(msg), type: text(type) };
  if (!Array.isArray(loc)) return { location: text(location), pointer: text(pointer), ...common };

  // The other shape of a 422 names the place as a list, the location first.
  const [where, ...keys] = loc as unknown[];
  // Cleaned before it is escaped, which could make a secret unrecognisable.
  const path = keys
    .filter((key) => typeof key !== "object")
    .map((key) => `/${(text(String(key)) ?? "").replaceAll("~", "~0").replaceAll("/", "~1")}`)
    .join("");
  return { location: text(where), pointer: text(path), ...common };
}

function asRecord(value: unknown): Record<string, unknown> {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
}

function parseJson(body: unknown): unknown {
  if (typeof body !== "string") return body;
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
