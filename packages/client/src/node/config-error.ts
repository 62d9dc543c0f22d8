import type { SettingName } from "./setting-names.ts";

/** Shared by every copy and version of this package that is loaded, so that they recognise each other's errors. */
const brand = Symbol.for("api-key-pairs.config-error");

/**
 * What kind of thing is wrong:
 *
 * - `invalid`: a value, or the content of the configuration file, can't be right
 * - `conflict`: two settings of the same rank contradict each other
 * - `missing_credential`: nothing says who signs
 * - `unknown_profile`: a profile was named that is not there
 * - `profile_exists`: a profile was to be added that is there already
 * - `file`: a file can't be read or written, or is not there
 */
export type ConfigProblem =
  | "invalid"
  | "conflict"
  | "missing_credential"
  | "unknown_profile"
  | "profile_exists"
  | "file";

/** What a {@link ConfigError} carries besides its message. */
export interface ConfigErrorFields {
  readonly problem: ConfigProblem;
  /** The setting that is wrong, such as `instance`, where it is one. */
  readonly setting?: SettingName | undefined;
  /** Where it came from, such as `GR4VY_ID` or `profile sandbox (/home/me/.config/akp/config.toml)`. */
  readonly source?: string | undefined;
}

/**
 * The configuration of this machine can't be right. The message names the setting, where it came from and the
 * remedy, and never holds a token, a private key, or a value that may be one. Apart from `ApiKeyPairsError`,
 * since the API and its client have no part in it.
 */
export class ConfigError extends Error {
  /** The stable word to tell it by, beside the codes of `ApiKeyPairsError`. */
  readonly code = "config";
  readonly problem: ConfigProblem;
  readonly setting: SettingName | undefined;
  readonly source: string | undefined;

  /** @param fields - what is wrong, and where it came from */
  constructor(message: string, { problem, setting, source }: ConfigErrorFields) {
    super(message);
    this.problem = problem;
    this.setting = setting;
    this.source = source;
  }

  override get name(): string {
    return "ConfigError";
  }

  get [brand](): true {
    return true;
  }

  static override [Symbol.hasInstance](value: unknown): boolean {
    return this === ConfigError
      ? brand in Object(value)
      : Function.prototype[Symbol.hasInstance].call(this, value);
  }

  /** All fields, with name and message, for logs that are written as JSON. */
  toJSON(): Record<string, unknown> {
    const { name, message } = this;
    return { name, message, ...(this as object) };
  }
}
