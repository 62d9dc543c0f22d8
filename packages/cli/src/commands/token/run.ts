import { decodeToken, getToken } from "@api-key-pairs/client/node";

import { timeOf, timeProblem } from "../../auth/token-times.ts";
import type { Context } from "../../context.ts";
import { CliError } from "../../errors/cli-error.ts";
import { exitCode } from "../../errors/exit-code.ts";
import type { CommandInput } from "../../program/command-definition.ts";
import { usageError } from "../../program/usage-error.ts";
import { formatDuration } from "../../terminal/format-duration.ts";
import { parseScopes } from "./parse-scopes.ts";
import { showClaims } from "./show-claims.ts";

interface TokenOptions {
  readonly scope?: readonly string[];
  readonly expiresIn?: number;
  readonly showClaims?: boolean;
}

export async function runToken(context: Context, { options }: CommandInput<TokenOptions>): Promise<void> {
  const { auth, sources } = await context.config();
  const configured = sources.token?.from;
  if (configured !== undefined && (options.scope ?? options.expiresIn) !== undefined) {
    throw usageError(`${configured} is a token already; its scopes and its lifetime cannot be changed`, [
      `unset ${configured}   # then a private key signs`,
    ]);
  }
  const scopes = options.scope && parseScopes(options.scope);
  const token = await getToken(auth({ scopes, expiresInSeconds: options.expiresIn }), {
    signal: context.signal,
  });

  const decoded = decodeToken(token);
  if (options.showClaims) {
    if (!decoded)
      throw unusable(configured!, "is no JWT; nobody but the API can tell what it says", "not_a_jwt");
    await showClaims(context, decoded);
  }
  const now = Date.now();
  const problem = decoded && timeProblem(decoded, now);
  if (problem !== undefined) throw unusable(configured!, problem, "token_expired");
  if (options.showClaims) return;

  await context.write(`${token}\n`);
  const expires = decoded && timeOf(decoded, "exp");
  const lifetime = expires === undefined ? "nobody knows how long" : `for ${formatDuration(expires - now)}`;
  context.note(`This token is good ${lifetime}, for whoever has it.`);
}

/** Only a token that was configured can be of no use: one that was just signed is good. */
function unusable(configured: string, problem: string, code: string): CliError {
  return new CliError({
    exitCode: exitCode.configuration,
    code,
    message: `The token of ${configured} ${problem}`,
    next: [`unset ${configured}   # then a private key signs`],
  });
}
