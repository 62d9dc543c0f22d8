import { isPairId } from "../pair-id.ts";
import { usageError } from "./usage-error.ts";

/**
 * Makes sure that a text can be the id of a key pair.
 *
 * @param place Where it stands, such as `Argument 2`.
 * @throws {CliError} With the place, but not the text itself: it may be a secret.
 */
export function checkPairId(id: string, place: string): string {
  if (isPairId(id)) return id;
  throw usageError(`${place} is not the id of a key pair. Nothing was done`, [
    { akp: ["list"], options: { all: true, output: "ids" }, says: "prints ids, one a line" },
  ]);
}
