import { usageError } from "../../program/usage-error.ts";

/**
 * Reads the values of `--scope`, which may be given several times, and hold several scopes each.
 *
 * @throws {CliError} On what cannot be a scope.
 */
export function parseScopes(values: readonly string[]): string[] {
  const scopes = values.flatMap((value) => value.split(/[\s,]+/));
  if (scopes.every((scope) => /^[\w*.:-]+$/.test(scope))) return [...new Set(scopes)];
  throw usageError("--scope takes scopes such as api-key-pairs.read, *.read and *.write");
}
