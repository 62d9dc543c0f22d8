import * as z from "zod/mini";

import type { OnOrphan } from "./safe-create/create-run.ts";

/** The longest delay that timers can keep, which is also long enough: 2^31 - 1 milliseconds, about 24 days. */
const maxTimerMs = 2_147_483_647;

/** A whole number within limits. */
export const whole = (highest: number, lowest: number): z.ZodMiniOptional<z.ZodMiniCustom<number, number>> =>
  z.optional(
    z.custom<number>(
      (value) => Number.isInteger(value) && (value as number) >= lowest && (value as number) <= highest,
      `must be a whole number from ${lowest} to ${highest}`,
    ),
  );

export const milliseconds: ReturnType<typeof whole> = whole(maxTimerMs, 0);

export const flag: z.ZodMiniOptional<z.ZodMiniBoolean> = z.optional(z.boolean("must be true or false"));

export const onOrphan: z.ZodMiniOptional<z.ZodMiniCustom<OnOrphan, OnOrphan>> = z.optional(
  z.custom<OnOrphan>((value) => value === "report" || value === "delete", 'must be "report" or "delete"'),
);

/** What types alone check: a wrong one is a mistake in a program, and cannot come from a command line. */
export const anything = <T>(): z.ZodMiniOptional<z.ZodMiniCustom<T, T>> => z.optional(z.custom<T>());
