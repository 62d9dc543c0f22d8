import { resolve } from "node:path";

import { isSystemError, unusable } from "./unusable.ts";
import type { Destination } from "./destination.ts";
import { reserveFile } from "./reserved-file.ts";

/**
 * A file of the name that was asked for.
 *
 * @throws {CliError} When it cannot be made, such as because there is one of that name.
 */
export async function openNamedFile(name: string): Promise<Destination> {
  const path = resolve(name);
  const file = await reserveFile(path).catch((error: unknown) => {
    throw isSystemError(error) ? unusable(path, error) : error;
  });
  return {
    name: path,
    async save(privateKey) {
      await file.write(privateKey);
      return path;
    },
    discard: file.remove,
  };
}
