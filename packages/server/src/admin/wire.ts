import { kindFields } from "../faults/fault-fields.ts";
import type { Fault } from "../faults/fault.ts";
import type { FaultStatus } from "../faults/fault-injector.ts";
import type { ErrorDetail } from "../http/api-error.ts";
import { ApiError } from "../http/api-error.ts";
import type { JournalEntry } from "../journal/journal-entry.ts";
import type { JournalQuery } from "../journal/journal-query.ts";
import { journalQueryNames } from "../journal/journal-query.ts";

/** What is wrong with one field of an input, as the end of a sentence that starts with its name. */
interface Problem {
  readonly path: readonly PropertyKey[];
  readonly message: string;
}

/** The fields of inputs that are called otherwise on the wire, such as `retryAfter`, and how: `retry_after`. */
const wireNames = new Map(
  [journalQueryNames, ...Object.values(kindFields).map((fields) => Object.keys(fields))]
    .flat()
    .map((name): [string, string] => [name, toSnakeCase(name)])
    .filter(([name, wireName]) => name !== wireName),
);
const toWireName = (name: string) => wireNames.get(name) ?? name;
const ownNames = new Map([...wireNames].map(([name, wireName]) => [wireName, name]));

/** An entry of the journal as it is sent. The names of headers and parameters are those of the request. */
export function entryToWire(entry: JournalEntry): Record<string, unknown> {
  return renameKeys(entry, toSnakeCase);
}

/** A fault and its counts as they are sent. What is in the body of a fault is not ours to rename. */
export function faultToWire({ fault, ...counts }: FaultStatus): Record<string, unknown> {
  return { fault: renameKeys(fault, toSnakeCase), ...counts };
}

/**
 * A fault as it came, to be checked.
 *
 * @param path Where in the body it was.
 * @throws {ApiError} `bad_request` when a field has a name that only the process knows.
 */
export function faultFromWire(fault: unknown, path: readonly PropertyKey[] = []): Fault {
  return (isObject(fault) ? fromWire(fault, "body", path) : fault) as Fault;
}

/**
 * The parameters of a query as they came, to be checked.
 *
 * @throws {ApiError} `bad_request` when one has a name that only the process knows.
 */
export function journalQueryFromWire(query: Record<string, string[]>): JournalQuery {
  const values = Object.entries(query).map(([name, [value, ...others]]) => {
    if (others.length > 0) return [name, others];
    const isNumber = (name === "limit" || name === "status") && /^\d+$/.test(value!);
    return [name, isNumber ? Number(value) : value];
  });
  return fromWire(Object.fromEntries(values), "query", []) as JournalQuery;
}

/** Problems of what came from the wire, under the names that its sender knows. */
export function problemsToWire(problems: readonly Problem[]): Problem[] {
  return problems.map(({ path, message }) => ({
    path: path.map((step) => toWireName(String(step))),
    // Messages name other fields, too.
    message: message.replaceAll(/\w+/g, toWireName),
  }));
}

/** The answer to an input that cannot be meant. */
export function badInput(location: ErrorDetail["location"], problems: readonly Problem[]): ApiError {
  const details = problems.map(({ path, message }): ErrorDetail => {
    const steps = path.map(String);
    const field = steps.join(".").replaceAll(/\.(\d+)/g, "[$1]");
    const pointer = steps.map((step) => `/${step.replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
    return { location, pointer, message: `${field || location} ${message}`, type: "invalid" };
  });
  return new ApiError("bad_request", { details });
}

function fromWire(
  object: object,
  location: ErrorDetail["location"],
  path: readonly PropertyKey[],
): Record<string, unknown> {
  const problems = Object.keys(object).flatMap((name) => {
    const wireName = wireNames.get(name);
    return wireName === undefined
      ? []
      : { path: [...path, name], message: `is not known; write ${wireName}` };
  });
  if (problems.length > 0) throw badInput(location, problems);
  return renameKeys(object, (name) => ownNames.get(name) ?? name);
}

function renameKeys(object: object, rename: (name: string) => string): Record<string, unknown> {
  return Object.fromEntries(Object.entries(object).map(([name, value]) => [rename(name), value]));
}

/** For a name in camel case. */
function toSnakeCase(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

export function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
