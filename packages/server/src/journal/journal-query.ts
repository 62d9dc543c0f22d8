import * as z from "zod/mini";

import type { Operation, Revision } from "../revisions/revision.ts";
import { operationNames } from "../revisions/revision.ts";
import { defaultRevision } from "../revisions/revisions.ts";

/** How many entries the journal holds, and so the most that can be asked for. */
export const journalSize = 1000;

/** Which entries of the journal to show. All that is left out does not narrow it. */
export interface JournalQuery {
  operation?: Operation;
  /** In any case. */
  method?: string;
  status?: number;
  /** The id of the pair that signed the token of the request. */
  keyPairId?: string;
  requestId?: string;
  /** RFC 3339 date-time: requests that arrived then or later. */
  since?: string;
  /**
   * How many entries to show at most, 1 to 1000.
   *
   * @default 100
   */
  limit?: number;
}

/** What is wrong with one field of a query, as the end of a sentence that starts with its name. */
export interface JournalQueryProblem {
  readonly path: readonly string[];
  readonly message: string;
}

/** A query that cannot be meant. The message has every problem with its remedy. */
export class InvalidJournalQueryError extends TypeError {
  override readonly name = "InvalidJournalQueryError";
  readonly problems: readonly JournalQueryProblem[];

  constructor(problems: readonly JournalQueryProblem[]) {
    super(problems.map(({ path, message }) => `${path.join(".")} ${message}`).join("; "));
    this.problems = problems;
  }
}

const whole = (from: number, to: number) => {
  const message = `must be a whole number from ${from} to ${to}`;
  return z.int(message).check(z.gte(from, message), z.lte(to, message));
};
const text = (pattern: RegExp, message: string) => z.string(message).check(z.regex(pattern, message));

/** What a query may have, but for what depends on the revision. */
const fields = {
  method: z.optional(text(/^[A-Za-z-]{1,20}$/, "must be the name of an HTTP method, such as POST")),
  status: z.optional(whole(100, 599)),
  requestId: z.optional(text(/^[\w.-]{1,128}$/, "must be 1 to 128 characters of A-Z a-z 0-9 . - _")),
  since: z.optional(
    z.iso.datetime({
      offset: true,
      error: "must be an RFC 3339 date-time, such as 2026-01-31T09:00:00Z (in a URL, write + as %2B)",
    }),
  ),
  limit: z._default(whole(1, journalSize), 100),
};

const fieldsOf = (revision: Revision) => {
  const operations = operationNames(revision);
  const { method, status, ...others } = fields;
  // In the order in which a message names them.
  return {
    operation: z.optional(z.enum(operations, `must be one of ${operations.join(", ")}`)),
    method,
    status,
    keyPairId: z.optional(
      text(revision.idPattern, `must be the id of a key pair: ${revision.idDescription}`),
    ),
    ...others,
  };
};

/** The names of what a query may have. */
export const journalQueryNames = Object.keys(fieldsOf(defaultRevision));

/**
 * Makes the function that checks a query of the journal.
 *
 * @throws {InvalidJournalQueryError} From the function, with every problem.
 */
export function createJournalQueryParser(
  revision: Revision,
): (query: unknown) => JournalQuery & { limit: number } {
  const schema = z.strictObject(fieldsOf(revision));
  return (query) => {
    const { success, data, error } = schema.safeParse(query);
    if (success) return data as JournalQuery & { limit: number };
    throw new InvalidJournalQueryError(
      error.issues.flatMap((issue) =>
        issue.code === "unrecognized_keys"
          ? issue.keys.map((key) => ({ path: [key], message: unknownField }))
          : { path: issue.path.map(String), message: issue.message },
      ),
    );
  };
}

const unknownField = `is not known; a query takes ${journalQueryNames.join(", ")}`;
