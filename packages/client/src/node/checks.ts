import { InputError } from "@api-key-pairs/core";

import { resolveBaseUrl } from "../base-url.ts";
import { ConfigError, type ConfigProblem } from "./config-error.ts";
import type { Found } from "./level.ts";
import { outputFormats, type OutputFormat } from "./output-format.ts";
import type { Environment } from "./setting-names.ts";

/** An error about a value that names it by where it was given. The value itself may be a secret in the wrong place. */
export function wrong(found: Found, text: string, problem: ConfigProblem = "invalid"): ConfigError {
  const { label, setting, from: source } = found;
  return new ConfigError(`${label} ${text}`, { problem, setting, source });
}

/** @throws {ConfigError} */
export function checkEnvironment(found: Found): Environment {
  if (found.value === "production" || found.value === "sandbox") return found.value;
  throw wrong(found, 'must be "production" or "sandbox"');
}

/** @throws {ConfigError} */
export function checkOutput(found: Found): OutputFormat {
  const format = outputFormats.find((known) => known === found.value);
  if (format !== undefined) return format;
  throw wrong(found, `must be one of ${outputFormats.join(", ")}`);
}

/** @throws {ConfigError} */
export function checkInstance(found: Found): string {
  explained(found, () => resolveBaseUrl({ instance: found.value }));
  return found.value;
}

/**
 * @returns the URL without a slash at its end
 * @throws {ConfigError} where a token could end up in the wrong place
 */
export function checkBaseUrl(found: Found, allowHttp: readonly string[] | undefined): string {
  return explained(found, () => resolveBaseUrl({ baseUrl: found.value, allowHttp }));
}

/**
 * Runs a check of the client, whose errors speak of its options, and has them speak of what was configured.
 *
 * @param field - the only option to speak for; errors about others are left as they are
 */
export function explained<T>(found: Found, check: () => T, field?: string): T {
  try {
    return check();
  } catch (error) {
    if (!(error instanceof InputError) || (field !== undefined && error.field !== field)) throw error;
    throw wrong(found, error.message.slice(error.field.length + 1));
  }
}
