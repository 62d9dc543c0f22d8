import type { TokenProvider } from "../auth/token-provider.ts";
import { checkOutput } from "./checks.ts";
import { chooseProfile } from "./choose-profile.ts";
import { ConfigError } from "./config-error.ts";
import { locateConfigFile, type ConfigFile, type Variables } from "./config-file.ts";
import { defaults, flagLevel, profileLevel, strongest, variableLevel, type SettingSource } from "./level.ts";
import type { OutputFormat } from "./output-format.ts";
import { overrideWarnings } from "./override-warnings.ts";
import { readConfigFile } from "./read-profiles.ts";
import { resolveCredential, type AuthOptions, type CredentialKind } from "./resolve-credential.ts";
import { resolveTarget, type Target } from "./resolve-target.ts";
import { settingNames, type SettingName } from "./setting-names.ts";

/** What was passed on the command line. None of it is a secret. */
export interface ConfigFlags {
  readonly instance?: string | undefined;
  readonly environment?: string | undefined;
  readonly baseUrl?: string | undefined;
  /** The path of a file, relative to the working directory. */
  readonly privateKeyFile?: string | undefined;
  readonly output?: string | undefined;
  readonly profile?: string | undefined;
  readonly config?: string | undefined;
}

/** What `loadConfig` takes. */
export interface LoadConfigOptions {
  /**
   * What was passed on the command line.
   *
   * @default {}
   */
  readonly flags?: ConfigFlags | undefined;
  /**
   * The environment variables to go by.
   *
   * @default process.env
   */
  readonly env?: Variables | undefined;
  /**
   * Host names that a base URL may use plain http with, beyond this machine's own. They become part of the target.
   *
   * @default []
   */
  readonly allowHttp?: readonly string[] | undefined;
}

/** The configuration that counts. It holds no secret that printing, inspecting or `JSON.stringify` would show. */
export interface Config {
  /** Where the API is: spread it into the options of `createClient`. */
  readonly target: Target;
  /** What the requests are authorised with, if anything. */
  readonly credential: { readonly kind: CredentialKind } | undefined;
  /** How results are to be printed, if anything says so. */
  readonly output: OutputFormat | undefined;
  /** The profile in use, if any. */
  readonly profile: string | undefined;
  /** The value of each setting that counts, as it may be shown, and where it came from. */
  readonly sources: Readonly<Partial<Record<SettingName, SettingSource>>>;
  /** What a person should know, one sentence each, such as that others can read the key. */
  readonly warnings: readonly string[];
  /**
   * Gives the `auth` of `createClient`: the token, or a signer.
   *
   * @param options - how tokens are signed; nothing of it changes a token that was configured as such
   * @throws {@link ConfigError} when there is no credential, or it is not usable
   */
  readonly auth: (options?: AuthOptions) => string | TokenProvider;
}

/**
 * Finds out what is configured: flags over environment variables over the profile in use over defaults.
 *
 * @throws {@link ConfigError} on settings that contradict each other, values that can't be right, a profile that is
 *   not there, and a configuration file that can't be read
 *
 * @example
 * ```ts
 * const config = await loadConfig({ flags: { profile: "sandbox" } });
 * for (const warning of config.warnings) console.warn(warning);
 * const keyPairs = createClient({ ...config.target, auth: config.auth() });
 * ```
 */
export async function loadConfig(options: LoadConfigOptions = {}): Promise<Config> {
  const { flags = {}, env = process.env, allowHttp } = options;
  const file = locateConfigFile({ config: flags.config, env });
  const content = await readConfigFile(file, env);
  const flagged = flagLevel(flags);
  const inEnvironment = variableLevel(env);
  const chosen = chooseProfile([flagged, inEnvironment], content, file.path);
  const inProfile = chosen && profileLevel(chosen.profile, file.path);
  const levels = [flagged, inEnvironment, ...(inProfile ? [inProfile] : [])];

  const { target, sources } = resolveTarget([...levels, defaults], allowHttp);
  const credential = await resolveCredential(levels, env);
  const output = strongest(levels, "output");
  const isAskedFor = chosen?.from === settingNames.profile.flag;
  const overrides = isAskedFor ? overrideWarnings(flagged, inEnvironment, inProfile!) : [];

  return freeze({
    target,
    credential: credential && { kind: credential.kind },
    output: output && checkOutput(output),
    profile: chosen?.profile.name,
    sources: {
      ...(content && { config: { value: file.path, from: file.from } }),
      ...(chosen && { profile: { value: chosen.profile.name, from: chosen.from } }),
      ...sources,
      ...(credential && { [credential.setting]: { value: credential.value, from: credential.from } }),
      ...(output && { output: { value: output.value, from: output.from } }),
    },
    warnings: [...overrides, ...(credential?.warnings ?? [])],
    auth(authOptions = {}) {
      if (credential === undefined) throw missing(file);
      return credential.auth(authOptions);
    },
  });
}

function missing({ path }: ConfigFile): ConfigError {
  const { privateKeyFile, privateKey, token } = settingNames;
  return new ConfigError(
    `Nothing says who signs: pass ${privateKeyFile.flag}, set ${privateKeyFile.variable}, ${privateKey.variable} or ` +
      `${token.variable}, or use a profile with ${privateKeyFile.key} (in ${path})`,
    { problem: "missing_credential" },
  );
}

function freeze<T extends object>(value: T): T {
  for (const part of Object.values(value)) if (typeof part === "object" && part !== null) freeze(part);
  return Object.freeze(value);
}
