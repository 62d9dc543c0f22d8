import { readFile } from "node:fs/promises";

import { ConfigError } from "./config-error.ts";
import { locateConfigFile, type ConfigFile, type ConfigFileOptions, type Variables } from "./config-file.ts";
import { fileProblem } from "./file-problem.ts";
import type { ProfilesContent } from "./parse-profiles.ts";

/** The profiles of a configuration file. */
export interface Profiles extends ProfilesContent {
  /** The path of the file. It need not be there. */
  readonly file: string;
}

/**
 * Reads the profiles that there are, in the order of the file.
 *
 * @throws {@link ConfigError} when the file is no good, or was named and is not there
 *
 * @example
 * ```ts
 * const { profile, profiles } = await readProfiles();
 * for (const { name } of profiles) console.log(name === profile ? `* ${name}` : `  ${name}`);
 * ```
 */
export async function readProfiles(options: ConfigFileOptions = {}): Promise<Profiles> {
  const { env = process.env } = options;
  const file = locateConfigFile(options);
  return { file: file.path, ...((await readConfigFile(file, env)) ?? { profile: undefined, profiles: [] }) };
}

/** Reads a configuration file; there need not be one where nobody named it. */
export async function readConfigFile(
  { path, from }: ConfigFile,
  env: Variables,
): Promise<ProfilesContent | undefined> {
  let text: string;
  try {
    text = await readFile(path, "utf8");
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (from === "default" && (code === "ENOENT" || code === "ENOTDIR")) return undefined;
    const label = `The configuration file ${path}${from === "default" ? "" : ` (from ${from})`}`;
    const fields = { problem: "file", setting: "config", source: from } as const;
    throw new ConfigError(`${label} ${fileProblem(error, "read")}`, fields);
  }
  // Most machines have no such file, and need no parser for it.
  const { parseProfiles } = await import("./parse-profiles.ts");
  return parseProfiles(text, path, env);
}
