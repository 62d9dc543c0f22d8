import { readRotation, RotationError } from "@api-key-pairs/client/rotation";
import type { RotationStatus } from "@api-key-pairs/client/rotation";

import { CliError } from "../../errors/cli-error.ts";
import { explainStop } from "./explain-stop.ts";
import type { Place } from "./place.ts";

/**
 * Where the rotation of a journal is.
 *
 * @returns `undefined` when there is none.
 * @throws {CliError} When the journal cannot be read.
 */
export async function readStatus(place: Place): Promise<RotationStatus | undefined> {
  return await told(place, readRotation(place.parts));
}

/**
 * Waits for a part of a rotation.
 *
 * @throws {CliError} When it stops, with what is known of both keys, and what to type next.
 */
export async function told<T>(place: Place, part: Promise<T>): Promise<T> {
  try {
    return await part;
  } catch (error) {
    if (!(error instanceof RotationError)) throw error;
    const status = await readRotation(place.parts).catch(() => undefined);
    throw new CliError(explainStop(error, status, place), { cause: error });
  }
}
