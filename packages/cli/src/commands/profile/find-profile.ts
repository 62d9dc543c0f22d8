import { looksSecret } from "@api-key-pairs/client/node";
import type { NamedProfile, Profiles } from "@api-key-pairs/client/node";

import { CliError } from "../../errors/cli-error.ts";
import { exitCode } from "../../errors/exit-code.ts";

/** @throws {CliError} That lists the profiles that there are. */
export function findProfile({ file, profiles }: Profiles, name: string): NamedProfile {
  const profile = profiles.find((candidate) => candidate.name === name);
  if (profile !== undefined) return profile;
  const known = profiles.map((candidate) => candidate.name).join(", ");
  throw new CliError({
    exitCode: exitCode.configuration,
    code: "unknown_profile",
    // The name may be that of the environment.
    message: `There is no profile ${looksSecret(name) ? "of that name" : `"${name}"`} in ${file}, which has ${known || "none"}`,
    next: [{ akp: ["profile", "list"] }],
  });
}
