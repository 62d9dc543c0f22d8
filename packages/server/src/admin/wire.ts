import type { Fault } from "../faults/fault.ts";
import type { FaultStatus } from "../faults/fault-injector.ts";
import type { ErrorDetail } from "../http/api-error.ts";
import { ApiError } from "../http/api-error.ts";
import type { JournalEntry } from "../journal/journal-entry.ts";
import type { JournalQuery } from "../journal/journal-query.ts";

/** What is wrong with one field of an input, as the end of a sentence that starts with its name. */
interface Problem {
  readonly path: readonly PropertyKey[];
  readonly message: string;
}

/** An entry of the journal as it is sent. The names of headers and parameters are those of the request. */
export function entryToWire(entry: JournalEntry): Record<string, unknown> {
  return renameKeys(entry, toSnakeCase);
}

/** A fault and its counts as they are sent. What is in the body of a fault is not ours to rename. */
export function faultToWire({ fault, ...counts }: FaultStatus): Record<string, unknown> {
  return { fault: renameKeys(fault, toSnakeCase), ...counts };
}

/** A fault as it came, to be checked. */
export function faultFromWire(fault: unknown): Fault {
  return isObject(fault) ? (renameKeys(fault, toCamelCase) as unknown as Fault) : (fault as Fault);
}

/** The parameters of a query as they came, to be checked. */
export function journalQueryFromWire(query: Record<string, string[]>): JournalQuery {
  const values = Object.entries(query).map(([name, [value, ...others]]) => {
    if (others.length > 0) return [name, others];
    const isNumber = (name === "limit" || name === "status") && /^\d+$/.test(value!);
    return [name, isNumber ? Number(value) : value];
  });
  return renameKeys(Object.fromEntries(values), toCamelCase) as JournalQuery;
}

/** The answer to an input that cannot be meant. */
export function badInput(location: ErrorDetail["location"], problems: readonly Problem[]): ApiError {
  const details = problems.map(({ path, message }): ErrorDetail => {
    const steps = path.map((step) => toSnakeCase(String(step)));
    const field = steps.join(".").replaceAll(/\.(\d+)/g, "[$1]");
    const pointer = steps.map((step) => `/${step.replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
    // Messages name other fields, too.
    return { location, pointer, message: `${field || location} ${toSnakeCase(message)}`, type: "invalid" };
  });
  return new ApiError("bad_request", { details });
}

function renameKeys(object: object, rename: (key: string) => string): Record<string, unknown> {
  return Object.fromEntries(Object.entries(object).map(([key, value]) => [rename(key), value]));
}

/** Every word of a text that is in camel case. */
function toSnakeCase(text: string): string {
  return text.replaceAll(/\b[a-z]+(?:[A-Z][a-z]+)+\b/g, (word) =>
    word.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
  );
}

function toCamelCase(name: string): string {
  return name.replaceAll(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

export function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
