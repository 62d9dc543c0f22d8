import { isApiKeyPairsError } from "@api-key-pairs/client";
import type { AnyApiKeyPairsError } from "@api-key-pairs/client";
import { ConfigError } from "@api-key-pairs/client/node";

import { CliError } from "./cli-error.ts";
import type { Failure } from "./cli-error.ts";
import { exitCode } from "./exit-code.ts";
import type { ExitCode } from "./exit-code.ts";
import type { AkpCommand } from "./next-step.ts";

/** Says of anything that was thrown what happened, why, and what to type next. */
export function explain(error: unknown): Failure {
  if (error instanceof CliError) return error.failure;
  if (isApiKeyPairsError(error)) return { code: error.code, message: error.message, ...explainKnown(error) };
  if (error instanceof ConfigError) {
    return { exitCode: exitCode.configuration, code: error.problem, message: error.message };
  }
  const { message, code } = error as NodeJS.ErrnoException;
  return { exitCode: exitCode.failed, code: code ?? "failed", message };
}

function explainKnown(error: AnyApiKeyPairsError): Partial<Failure> & { exitCode: ExitCode } {
  switch (error.code) {
    case "aborted":
      return { exitCode: exitCode.interrupted, message: "Interrupted" };
    case "input":
      // The key comes from a file or a variable, everything else from the command line.
      return { exitCode: error.field === "privateKey" ? exitCode.configuration : exitCode.usage };
    case "connection":
      return { exitCode: exitCode.server, next: [doctor("says whether the server can be reached")] };
    case "timeout":
      return { exitCode: exitCode.server, next: [doctor("says whether the server answers")] };
    case "response":
      return {
        exitCode: exitCode.server,
        why: "What answered is not the API, or a newer one. Check the address.",
        next: [doctor()],
        status: error.status,
        requestId: error.requestId,
      };
    case "pagination":
      return { exitCode: exitCode.server };
    case "outcome_unknown":
      return {
        exitCode: exitCode.outcomeUnknown,
        why: causeOf(error),
        next: [
          { akp: ["list"], says: `newest first; look at those since ${error.since}` },
          { akp: ["delete", "ID"], says: "the one that nobody knows" },
          { akp: ["create"] },
        ],
      };
    case "rate_limit":
      return { ...answered(error), exitCode: exitCode.rateLimited, why: waitFor(error.retryAfterMs) };
    case "server":
      return {
        ...answered(error),
        exitCode: exitCode.server,
        why: "The server failed; try again in a while.",
      };
    case "unauthorized":
      return {
        ...answered(error),
        why: "The token was refused: its key pair was deleted or switched off, belongs to another instance, or the clock is wrong.",
        next: [doctor("says which")],
      };
    case "forbidden":
      return {
        ...answered(error),
        why:
          error.details.length > 0
            ? "The API says above what the key pair that signs may not do: sign with the key of one that may."
            : "The token lacks a scope that this needs, or the roles of its key pair do not give it.",
        next: [{ akp: ["token"], options: { showClaims: true } }],
      };
    case "not_found":
      return { ...answered(error), next: [pairs] };
    case "unprocessable":
      // An id is what is in the path, and a thumbprint is what people take for one.
      return {
        ...answered(error),
        ...(error.details.some(({ location }) => location === "path") && {
          next: [pairs, { akp: ["get", "THUMBPRINT"], says: "the pair of a key" }],
        }),
      };
    case "api":
    case "bad_request":
    case "conflict":
  }
  return answered(error);
}

const pairs: AkpCommand = { akp: ["list"], says: "shows the pairs that there are" };

function doctor(says?: string): AkpCommand {
  return { akp: ["doctor"], ...(says !== undefined && { says }) };
}

interface Answer {
  readonly status: number;
  readonly requestId?: string | undefined;
}

/** The message of the error says the rest, such as which field was wrong. */
function answered({ status, requestId }: Answer) {
  return { exitCode: exitCode.refused, status, requestId };
}

function causeOf({ cause }: Error): string | undefined {
  return cause instanceof Error ? cause.message : undefined;
}

function waitFor(milliseconds: number | undefined): string {
  const wait = milliseconds === undefined ? "a while" : `${Math.ceil(milliseconds / 1000)} s`;
  return `Too many requests: try again in ${wait}.`;
}
