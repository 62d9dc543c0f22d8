import type { z } from "zod/mini";

export type OperationName = "create" | "delete" | "get" | "list" | "roles.list" | "update";

/**
 * Which failures may be followed by another attempt.
 * - `repeat`: all that may pass, since doing it twice is as good as once: whatever reads, and an update, which sends the
 *   whole of what is wanted.
 * - `delete`: the same, and a 404 that follows an attempt of unknown outcome is success.
 * - `mint`: only where nothing can have been minted.
 */
export type RetryClass = "delete" | "mint" | "repeat";

/** One operation of the API, as data. The road (`call`) does the rest. */
export interface Operation<Input, Output> {
  readonly name: OperationName;
  readonly method: "DELETE" | "GET" | "POST" | "PUT";
  /** What the caller may pass. */
  readonly input: z.ZodMiniType<Input>;
  /** What to call the input as a whole in an error. */
  readonly subject: string;
  /** The path, percent-encoded, without the query. */
  readonly path: (input: Input) => string;
  /** The query with its question mark, or nothing. */
  readonly query?: (input: Input) => string;
  /** Whether the input is the body, as JSON; otherwise there is none. */
  readonly sendsInput?: boolean;
  /** What the API answers; left out where it answers with no body. */
  readonly output?: z.ZodMiniType<Output>;
  readonly retry: RetryClass;
}

/** As much of an operation as is needed once its input is checked. */
export type CheckedOperation<Output> = Pick<Operation<unknown, Output>, "method" | "output" | "retry">;
