import type { KeyState, RotationStatus } from "@api-key-pairs/client/rotation";

import type { Place } from "./place.ts";
import { sayTime } from "./say-time.ts";

/** What can follow the name of a key. */
export const keyWords: Readonly<Record<KeyState, string>> = {
  none: "is not there yet",
  untouched: "was not touched",
  unproven: "is not proven yet",
  works: "works",
  inactive: "is switched off",
  unknown: "may be switched off or deleted",
  deleted: "is deleted",
};

/** What is known of both keys, in a sentence. */
export function sayStates({ keys }: RotationStatus): string {
  return `The old key ${keyWords[keys.old]}, and the new one ${keyWords[keys.new]}.`;
}

/** The same, with until when that is to be so, and where the new key is. */
export function sayKeys(status: RotationStatus, { path }: Place): string {
  const { overlapUntil, graceUntil, state, newId } = status;
  const sentences = [sayStates(status)];
  if (state === "overlap") sentences.push(`Both are to work until ${sayTime(overlapUntil!)}.`);
  if (state === "grace") sentences.push(`The old pair is to stay off until ${sayTime(graceUntil!)}.`);
  if (newId !== undefined && state !== "done" && state !== "aborted")
    sentences.push(`The new one is kept in ${path}.new.pem.`);
  return sentences.join(" ");
}
