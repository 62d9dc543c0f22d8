import { isDeepStrictEqual } from "node:util";

import { changeFile } from "./change-file.ts";
import { ConfigError } from "./config-error.ts";
import { locateConfigFile, type ConfigFileOptions } from "./config-file.ts";
import type { ProfilesContent } from "./parse-profiles.ts";

/** A configuration file before a change. */
interface Present {
  readonly content: ProfilesContent;
  readonly text: string;
  /** The path of the file. */
  readonly file: string;
}

/** A configuration file after a change: what it is to say, and the text that is to say so. */
type Change = Omit<Present, "file">;

/**
 * Changes the profiles of a configuration file, which need not be there.
 *
 * @returns the path of the file
 * @throws {ConfigError} when the file is not as it should be before or after the change; it is then as it was
 */
export async function changeProfiles(
  options: ConfigFileOptions,
  plan: (present: Present) => Change,
): Promise<string> {
  const { env = process.env } = options;
  const { path: file } = locateConfigFile(options);
  const { parseProfiles } = await import("./parse-profiles.ts");

  /** Whether the edit, which went by lines, did what was meant and nothing else. */
  function says({ text, content }: Change): boolean {
    try {
      return isDeepStrictEqual(parseProfiles(text, file, env), content);
    } catch {
      return false;
    }
  }

  await changeFile(file, (text) => {
    const change = plan({ content: parseProfiles(text, file, env), text, file });
    if (says(change)) return change.text;
    throw new ConfigError(
      `The profiles in ${file} are written in a way that only a person can change: edit the file by hand, ` +
        "or give each profile a table of its own, such as [profiles.sandbox]",
      { problem: "file", setting: "config", source: file },
    );
  });
  return file;
}
