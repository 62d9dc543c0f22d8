import * as z from "zod/mini";

import type { Revision } from "../revisions/revision.ts";
import { operationNames } from "../revisions/revision.ts";
import { defaultRevision } from "../revisions/revisions.ts";
import { damagesBody } from "./aim.ts";
import { aimFields, bodyAimFields, kindFields } from "./fault-fields.ts";
import type { Fault } from "./fault.ts";
import { InvalidFaultsError } from "./invalid-faults-error.ts";

const kinds = Object.keys(kindFields) as Fault["kind"][];

// Fetch allows no body for these, and neither does HTTP.
const bodyFitsStatus = z.refine<Record<string, unknown>>(
  ({ status, body }) => body == null || ![204, 205, 304].some((withoutBody) => withoutBody === status),
  { path: ["body"], error: "must be left out for a status of 204, 205 or 304, which has none" },
);

// One that is left out is that of the API from 400 on, and none below.
const contentTypeHasBody = z.refine<Record<string, unknown>>(
  ({ status, body, contentType }) =>
    contentType === undefined || !(body === null || (body === undefined && Number(status) < 400)),
  { path: ["contentType"], error: "must be left out where there is no body" },
);

type Schemas = Map<unknown, z.ZodMiniType>;

const made = new Map<Revision, Schemas>();

/** The schemas of the faults of a revision, by kind. */
function schemasOf(revision: Revision): Schemas {
  let schemas = made.get(revision);
  if (!schemas) made.set(revision, (schemas = makeSchemas(revision)));
  return schemas;
}

function makeSchemas(revision: Revision): Schemas {
  const operations = operationNames(revision);
  return new Map(
    kinds.map((kind) => {
      const shape: Record<string, z.ZodMiniType> = {
        kind: z.literal(kind),
        ...aimFields(operations),
        ...(damagesBody(kind) && bodyAimFields(operations)),
        ...kindFields[kind],
      };
      const isUnknown = `is not known to a fault of kind "${kind}", which takes ${Object.keys(shape).join(", ")}`;
      const schema = z.strictObject(shape, isUnknown);
      return [kind, kind === "status" ? schema.check(bodyFitsStatus, contentTypeHasBody) : schema];
    }),
  );
}

const unknownKind = `must be one of ${kinds.join(", ")}`;

/**
 * Checks a list of faults, whether it came as an option or as JSON.
 *
 * @param revision Whose operations they may name.
 * @throws {InvalidFaultsError} With every problem, in fields such as `faults[0].times`.
 */
export function parseFaults(value: unknown, revision: Revision = defaultRevision): Fault[] {
  if (!Array.isArray(value)) {
    throw new InvalidFaultsError([{ path: ["faults"], message: "must be an array of faults" }]);
  }
  const results = value.map((fault, index) => check(fault, ["faults", index], revision));
  const problems = results.flatMap((result) => result.problems);
  if (problems.length > 0) throw new InvalidFaultsError(problems);
  return results.flatMap(({ fault }) => fault ?? []);
}

/**
 * Checks one fault.
 *
 * @param revision Whose operations it may name.
 * @throws {InvalidFaultsError} With every problem, in fields such as `times`.
 */
export function parseFault(value: unknown, revision: Revision = defaultRevision): Fault {
  const { fault, problems } = check(value, [], revision);
  if (!fault) throw new InvalidFaultsError(problems);
  return fault;
}

/**
 * Checks a seed.
 *
 * @param name What its giver knows it by.
 * @throws {InvalidFaultsError}
 */
export function parseSeed(value: unknown, name = "seed"): number {
  if (Number.isSafeInteger(value)) return value as number;
  throw new InvalidFaultsError([{ path: [name], message: "must be a whole number; leave it out for 0" }]);
}

function check(value: unknown, path: readonly PropertyKey[], revision: Revision) {
  const schema = schemasOf(revision).get((value as { kind?: unknown } | null | undefined)?.kind);
  if (!schema) return { problems: [{ path: [...path, "kind"], message: unknownKind }] };
  const result = z.safeParse(schema, value);
  if (result.success) return { fault: result.data as Fault, problems: [] };
  const problems = result.error.issues.flatMap((issue) => {
    const fields = issue.code === "unrecognized_keys" ? issue.keys : [[]];
    return fields.map((field) => ({ path: path.concat(issue.path, field), message: issue.message }));
  });
  return { problems };
}
