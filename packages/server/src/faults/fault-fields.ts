import * as z from "zod/mini";

import { isWholeNumber } from "../is-whole-number.ts";
import type { Operation } from "../revisions/revision.ts";
import type { Fault } from "./fault.ts";

const field = <T>(accepts: (value: unknown) => boolean, message: string) => z.custom<T>(accepts, message);

const optional = <T>(accepts: (value: unknown) => boolean, message: string) =>
  z.optional(field<T>(accepts, message));

const isNumber = (from: number, to: number) => (value: unknown) =>
  typeof value === "number" && value >= from && value <= to;

// A line break would end the header, what is beyond Latin-1 cannot be sent, and of spaces alone nothing arrives.
const isHeaderValue = (value: unknown) =>
  typeof value === "string" && /^[\x20-\x7E]+$/.test(value) && value.trim() !== "";

const operationField = (operations: readonly Operation[]) => {
  const isOperation = (value: unknown) => operations.some((name) => name === value);
  return z.custom<Fault["operation"]>(
    (value) => isOperation(value) || (Array.isArray(value) && value.length > 0 && value.every(isOperation)),
    { error: `must be ${operations.join(", ")}, or an array of them; leave it out for all`, abort: true },
  );
};

const notDeleteAlone = (operations: readonly Operation[]) => {
  const others = operations.filter((name) => name !== "delete");
  const names = `${others.slice(0, -1).join(", ")} or ${others.at(-1)}`;
  const all = others.length === 2 ? "both" : "all of them";
  return z.refine<Fault["operation"]>(
    (value) => [value].flat().some((name) => name !== "delete"),
    `must not be delete alone: delete answers without a body; name ${names}, or leave it out for ${all}`,
  );
};

/** The fields that every fault may have, on a server with these operations. */
export const aimFields = (operations: readonly Operation[]) => ({
  operation: z.optional(operationField(operations)),
  times: optional<number>(
    isWholeNumber(1, Number.MAX_SAFE_INTEGER),
    "must be a whole number from 1; leave it out for no end",
  ),
  probability: optional<number>(isNumber(0, 1), "must be a number from 0 to 1; leave it out for 1"),
});

/** Takes the place of the field of that name where a fault damages a body. */
export const bodyAimFields = (operations: readonly Operation[]) => ({
  operation: z.optional(operationField(operations).check(notDeleteAlone(operations))),
});

const when = optional<"before" | "after">(
  (value) => value === "before" || value === "after",
  'must be "before" or "after" (the work); leave it out for "before"',
);
const contentType = optional<string>(
  isHeaderValue,
  "must be a media type, such as text/html, without line breaks and in ASCII",
);

/** The fields of each kind beside those. */
export const kindFields = {
  latency: {
    // Timers count in 32 bits: beyond that they fire at once.
    ms: field<number>(isNumber(0, 2 ** 31 - 1), "must be a number of milliseconds from 0 to 2147483647"),
  },
  status: {
    status: field<number>(isWholeNumber(200, 599), "must be a whole number from 200 to 599"),
    body: optional<unknown>(isJson, "must be text, null, or a value that JSON can hold"),
    contentType,
    retryAfter: optional<number | string>(
      (value) => isHeaderValue(value) || isWholeNumber(0, Number.MAX_SAFE_INTEGER)(value),
      "must be a whole number of seconds from 0, or an HTTP date without line breaks",
    ),
    when,
  },
  drop: { when },
  truncate: {},
  malformed: {},
  drip: {
    bytesPerSecond: optional<number>(
      isWholeNumber(1, Number.MAX_SAFE_INTEGER),
      "must be a whole number from 1; leave it out for 100",
    ),
  },
  redirect: {
    status: optional<number>(
      (value) => [301, 302, 303, 307, 308].some((status) => status === value),
      "must be 301, 302, 303, 307 or 308; leave it out for 307",
    ),
    location: field<string>(
      isHeaderValue,
      "must be a path or a URL, without line breaks; percent-encode all but ASCII",
    ),
  },
  "content-type": { contentType },
} satisfies Record<Fault["kind"], Record<string, z.ZodMiniType>>;

function isJson(value: unknown): boolean {
  try {
    return JSON.stringify(value) !== undefined;
  } catch {
    return false;
  }
}
