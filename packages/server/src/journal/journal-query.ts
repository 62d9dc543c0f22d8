import * as z from "zod/mini";

import type { Operation } from "../http/operation-of.ts";
import { operations } from "../http/operation-of.ts";

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

/** What a query may have. */
export const journalQueryFields = {
  operation: z.optional(z.enum(operations, `must be one of ${operations.join(", ")}`)),
  method: z.optional(text(/^[A-Za-z-]{1,20}$/, "must be the name of an HTTP method, such as POST")),
  status: z.optional(whole(100, 599)),
  keyPairId: z.optional(
    text(/^[\w-]{43}$/, "must be the id of a key pair: 43 characters of A-Z a-z 0-9 - _"),
  ),
  requestId: z.optional(text(/^[\w.-]{1,128}$/, "must be 1 to 128 characters of A-Z a-z 0-9 . - _")),
  since: z.optional(
    z.iso.datetime({
      offset: true,
      error: "must be an RFC 3339 date-time, such as 2026-01-31T09:00:00Z (in a URL, write + as %2B)",
    }),
  ),
  limit: z._default(whole(1, journalSize), 100),
};

const schema = z.strictObject(journalQueryFields);

/**
 * Checks a query of the journal.
 *
 * @throws {InvalidJournalQueryError} With every problem.
 */
export function parseJournalQuery(query: unknown): JournalQuery & { limit: number } {
  const { success, data, error } = schema.safeParse(query);
  if (success) return data as JournalQuery & { limit: number };
  throw new InvalidJournalQueryError(
    error.issues.flatMap((issue) =>
      issue.code === "unrecognized_keys"
        ? issue.keys.map((key) => ({ path: [key], message: unknownField }))
        : { path: issue.path.map(String), message: issue.message },
    ),
  );
}

const unknownField = `is not known; a query takes ${Object.keys(journalQueryFields).join(", ")}`;
