import * as z from "zod/mini";

import type { AppOptions } from "./app-options.ts";
import { isWholeNumber } from "./is-whole-number.ts";
import { revisionNames } from "./revisions/revision.ts";
import { defaultRevision } from "./revisions/revisions.ts";
import type { StartServerOptions } from "./server-options.ts";

/** Beyond that, 24 days, a timer of Node fires at once. */
const longestTimeoutMs = 2 ** 31 - 1;

const field = (accepts: (value: unknown) => boolean, message: string) => z.custom(accepts, message);

const whole = (from: number, to: number, otherwise: string) => {
  const range = to === Number.MAX_SAFE_INTEGER ? `${from}` : `${from} to ${to}`;
  return z.optional(
    field(isWholeNumber(from, to), `must be a whole number from ${range}; leave it out for ${otherwise}`),
  );
};

const text = (message: string) =>
  z.optional(field((value) => typeof value === "string" && value !== "", message));

const flag = () => z.optional(z.boolean("must be true or false; leave it out for false"));

const hasMethods =
  (...names: readonly string[]) =>
  (value: unknown) =>
    names.every((name) => typeof (value as Record<string, unknown> | null)?.[name] === "function");

const sharedFields = {
  logger: z.optional(
    field(hasMethods("info", "warn", "error"), "must be a logger of pino; leave it out for silence"),
  ),
  maxBodyBytes: whole(0, Number.MAX_SAFE_INTEGER, "65536"),
  revision: z.optional(
    z.enum(revisionNames, `must be ${revisionNames.join(" or ")}; leave it out for ${defaultRevision.name}`),
  ),
};

const serverFields = {
  ...sharedFields,
  port: whole(0, 65_535, "any that is free"),
  // To Node an empty host is every interface, and an empty directory the current one.
  host: text("must be an address, such as 127.0.0.1; leave it out for that"),
  dataDir: text("must be a directory; leave it out to keep all in memory"),
  // Checked in full by checkPostgresUrl, parseFaults and parseSeed.
  databaseUrl: z.optional(z.unknown()),
  faults: z.optional(z.array(z.unknown(), "must be an array of faults; leave it out for none")),
  faultSeed: z.optional(z.unknown()),
  maxHeaderBytes: whole(1, 2 ** 31 - 1, "16384"),
  headersTimeoutMs: whole(1, longestTimeoutMs, "10000"),
  requestTimeoutMs: whole(1, longestTimeoutMs, "30000"),
  closeTimeoutMs: whole(0, longestTimeoutMs, "10000"),
  admin: flag(),
  requestsPerMinute: whole(1, Number.MAX_SAFE_INTEGER, "no limit"),
  metrics: flag(),
} satisfies Record<keyof StartServerOptions, z.ZodMiniType>;

const appFields = {
  ...sharedFields,
  store: field(hasMethods("find", "page", "insert"), "must be a Store: await createSqliteStore() gives one"),
  clock: z.optional(
    field((value) => typeof value === "function", "must be a function; leave it out for Date.now"),
  ),
} satisfies Record<keyof AppOptions, z.ZodMiniType>;

/** @throws {TypeError} With every option of `startServer` that is unknown or cannot be meant, and the remedy. */
export const checkServerOptions = checkerOf("startServer", serverFields);

/** @throws {TypeError} With every option of `createApp` that is unknown or cannot be meant, and the remedy. */
export const checkAppOptions = checkerOf("createApp", appFields);

function checkerOf(owner: string, fields: Record<string, z.ZodMiniType>): (options: unknown) => void {
  const unknown = `is not known; ${owner} takes ${Object.keys(fields).toSorted().join(", ")}`;
  const schema = z.strictObject(fields, {
    error: ({ code }) => (code === "unrecognized_keys" ? unknown : "must be an object"),
  });
  return (options) => {
    const { error } = z.safeParse(schema, options);
    if (error === undefined) return;
    const problems = error.issues.flatMap((issue) => {
      const names = issue.code === "unrecognized_keys" ? issue.keys : [issue.path[0] ?? "options"];
      return names.map((name) => `${String(name)} ${issue.message}`);
    });
    throw new TypeError(problems.join("; "));
  };
}
