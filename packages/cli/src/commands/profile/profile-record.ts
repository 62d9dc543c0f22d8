import type { NamedProfile } from "@api-key-pairs/client/node";

/** A profile as it is printed: with the names of the configuration file. */
export interface ProfileRecord {
  readonly name: string;
  /** Whether it is the one that counts. */
  readonly in_use: boolean;
  readonly instance: string | undefined;
  readonly environment: string | undefined;
  readonly base_url: string | undefined;
  readonly private_key_file: string | undefined;
  readonly output: string | undefined;
}

/** @param inUse The name of the profile that counts. */
export function toRecord(profile: NamedProfile, inUse: string | undefined): ProfileRecord {
  const { name, instance, environment, baseUrl, privateKeyFile, output } = profile;
  return {
    name,
    in_use: name === inUse,
    instance,
    environment,
    base_url: baseUrl,
    private_key_file: privateKeyFile,
    output,
  };
}
