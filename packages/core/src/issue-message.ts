import type * as z from "zod/mini";

/** What was expected in one place. zod/mini itself says no more than "Invalid input" of a wrong type. */
export function issueMessage(issue: z.core.$ZodIssue): string {
  return issue.message === "Invalid input" && issue.code === "invalid_type"
    ? `must be of type ${issue.expected}`
    : issue.message;
}
