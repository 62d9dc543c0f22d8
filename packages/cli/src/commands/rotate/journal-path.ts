import { join, resolve } from "node:path";

import { resolveBaseUrl } from "@api-key-pairs/client/node";
import type { Config } from "@api-key-pairs/client/node";

import { usageError } from "../../program/usage-error.ts";
import { stateHome } from "./state-home.ts";

/**
 * Where the journal of a rotation is: one for each API and profile, so that the next command finds it by what it is
 * configured for.
 *
 * @param asked What `--journal` says.
 * @returns An absolute path.
 */
export function journalPath({ target, profile }: Config, asked: string | undefined): string {
  if (asked === "") throw usageError("--journal takes the name of a file");
  if (asked !== undefined) return resolve(asked);
  const { host, pathname } = new URL(resolveBaseUrl(target));
  const name = [...(profile === undefined ? [] : [profile]), `${host}${pathname.replace(/\/$/, "")}`].join(
    "@",
  );
  // Colons, slashes and the like are for no file name.
  return join(stateHome(process.env), "akp", `${name.replaceAll(/[^\w.@-]/g, "-")}.rotation`);
}
