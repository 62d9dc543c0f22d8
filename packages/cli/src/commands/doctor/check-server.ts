import { STATUS_CODES } from "node:http";

import type { ExitCode } from "../../errors/exit-code.ts";
import { exitCode } from "../../errors/exit-code.ts";
import type { NextStep } from "../../errors/next-step.ts";
import type { Found, Outcome } from "./check.ts";
import { probe } from "./probe.ts";
import type { Answer } from "./probe.ts";
import { checkAddress } from "./remedies.ts";

/** An answer, and whether it is one of the API. */
export interface JudgedAnswer extends Answer {
  readonly isApi: boolean;
}

/** Finds out whether it is the API that answers. */
export async function checkServer(baseUrl: string, signal: AbortSignal): Promise<Found<JudgedAnswer>> {
  let answer: Answer;
  try {
    answer = await probe(baseUrl, signal);
  } catch (error) {
    return failed(`no answer: ${reasonOf(error as Error)}`);
  }
  const outcome = judge(answer);
  return { ...outcome, value: { ...answer, isApi: outcome.status === "ok" } };
}

function judge({ status, headers, text }: Answer): Outcome {
  const what = `${status} ${STATUS_CODES[status] ?? ""}`.trim();
  if (status >= 300 && status < 400) {
    const where = headers.get("location") ?? "nowhere";
    const problem = `it leads elsewhere (${what}, ${where}), and redirects are not followed: the token would go along`;
    return failed(problem, { next: [checkAddress] });
  }
  if (status >= 500) return failed(`it answers, but with ${what}; try again in a while`);
  if (status === 429) {
    return failed("it gets too many requests; try again in a while", { code: exitCode.rateLimited });
  }
  if (isApi(text)) {
    return { status: "ok", message: `the API answers (${what} without a token, as it should)` };
  }
  const type = headers.get("content-type") ?? "no content";
  return failed(`what answers is not the API (${what}, ${type})`, { next: [checkAddress] });
}

/** Whether it is an answer of the API: an error, since nobody asked with a token. */
function isApi(text: string): boolean {
  try {
    const body = JSON.parse(text) as { type?: unknown; code?: unknown } | null;
    return body?.type === "error" && typeof body.code === "string";
  } catch {
    return false;
  }
}

/** What `fetch` throws says little, and its cause the rest. */
function reasonOf({ message, cause }: Error): string {
  return cause instanceof Error ? cause.message || String((cause as NodeJS.ErrnoException).code) : message;
}

interface Remedy {
  readonly next?: readonly NextStep[];
  readonly code?: ExitCode;
}

function failed(message: string, { next = [], code = exitCode.server }: Remedy = {}): Outcome {
  return { status: "failed", message, next, exitCode: code };
}
