import { checkBaseUrl, checkEnvironment, checkInstance, wrong } from "./checks.ts";
import { strongest, type Found, type Level, type SettingSource } from "./level.ts";
import type { Environment, SettingName } from "./setting-names.ts";

/** Where the API is, as `createClient` takes it. */
export type Target =
  | { readonly baseUrl: string; readonly allowHttp?: readonly string[] }
  | { readonly instance: string; readonly environment: Environment };

interface ResolvedTarget {
  readonly target: Target;
  readonly sources: Readonly<Partial<Record<SettingName, SettingSource>>>;
}

/**
 * Decides where the API is. The strongest level that names a URL or an instance decides which of the two it is, and
 * what weaker levels say of either is left aside. The environment counts wherever it is given, so that an instance
 * named on the command line does not turn sandbox into production. It says nothing about a URL: one of
 * a weaker level is left aside, one of the same level or a stronger is a contradiction.
 *
 * @param levels - the strongest first, the defaults last
 * @throws {ConfigError} on a contradiction, and on a value that can't be right
 */
export function resolveTarget(
  levels: readonly Level[],
  allowHttp: readonly string[] | undefined,
): ResolvedTarget {
  const deciding = levels.findIndex((level) => level("baseUrl") ?? level("instance"));
  const instance = levels[deciding]!("instance");
  const baseUrl = levels[deciding]!("baseUrl");
  if (baseUrl !== undefined) {
    checkAlone(baseUrl, instance, strongest(levels.slice(0, deciding + 1), "environment"));
    const url = checkBaseUrl(baseUrl, allowHttp);
    return {
      target: { baseUrl: url, ...(allowHttp && { allowHttp: [...allowHttp] }) },
      sources: { baseUrl: { value: url, from: baseUrl.from } },
    };
  }

  const environment = strongest(levels, "environment")!;
  return {
    target: { instance: checkInstance(instance!), environment: checkEnvironment(environment) },
    sources: { instance: shown(instance!), environment: shown(environment) },
  };
}

function checkAlone(baseUrl: Found, instance: Found | undefined, environment: Found | undefined): void {
  if (instance !== undefined) {
    throw wrong(baseUrl, `and ${instance.label} both say where the API is; give one of them`, "conflict");
  }
  if (environment !== undefined) {
    throw wrong(
      environment,
      `chooses an environment of an instance, and ${baseUrl.label} a URL in place of one; leave one of them out`,
      "conflict",
    );
  }
}

function shown({ value, from }: Found): SettingSource {
  return { value, from };
}
