import { decodeToken } from "@api-key-pairs/client/node";
import type { Config, CredentialKind } from "@api-key-pairs/client/node";

import { timeOf, timeProblem } from "../../auth/token-times.ts";
import { exitCode } from "../../errors/exit-code.ts";
import type { NextStep } from "../../errors/next-step.ts";
import { formatDuration } from "../../terminal/format-duration.ts";
import { addAny } from "../profile/add-any.ts";
import { authProblem } from "./auth-problem.ts";
import type { Found } from "./check.ts";
import { isUnconfigured } from "./is-unconfigured.ts";

/** Finds out whether something says who signs; of a token also whether it can be used at this time. */
export function checkCredential(config: Config): Found<CredentialKind> {
  const { credential, sources } = config;
  if (credential === undefined) return missing(config);
  if (credential.kind === "token") return checkToken(config, sources.token!.from);
  const { value, from } = (sources.privateKeyFile ?? sources.privateKey)!;
  const what = sources.privateKeyFile ? `the private key in ${value}` : "a private key";
  return { status: "ok", message: `${what} (${from})`, value: credential.kind };
}

function missing(config: Config): Found<never> {
  const use = isUnconfigured(config)
    ? [addAny, "akp serve   # or try it with a server of your own"]
    : ["export GR4VY_PRIVATE_KEY_FILE=FILE", addAny];
  return failed("nothing says who signs: neither a private key nor a token is configured", use);
}

function checkToken(config: Config, from: string): Found<CredentialKind> {
  const next = [`unset ${from}   # then a private key signs`];
  const problem = authProblem(config);
  if (problem !== undefined) return failed(problem.message, next);
  const decoded = decodeToken(config.auth() as string);
  if (decoded === undefined)
    return { status: "ok", message: `a token (${from}) that only the API can read`, value: "token" };

  const now = Date.now();
  const unusable = timeProblem(decoded, now);
  if (unusable !== undefined) return failed(`the token of ${from} ${unusable}`, next);
  const expires = timeOf(decoded, "exp");
  const rest = expires === undefined ? "that never expires" : `for another ${formatDuration(expires - now)}`;
  return { status: "ok", message: `a token (${from}) ${rest}`, value: "token" };
}

function failed(message: string, next: readonly NextStep[]): Found<never> {
  return { status: "failed", message, next, exitCode: exitCode.configuration };
}
