import type { KeyState, RotationStatus } from "@api-key-pairs/client/rotation";

import type { Place } from "./place.ts";
import { sayTime } from "./say-time.ts";

/** What can follow the name of a key. */
export const keyWords: Readonly<Record<KeyState, string>> = {
  none: "is not there yet",
  untouched: "works as before",
  unproven: "is not proven yet",
  works: "works",
  unknown: "may be deleted",
  deleted: "is deleted",
};

/** What is known of both keys, in a sentence or two. */
export function sayKeys({ keys, overlapUntil, state, newId }: RotationStatus, { path }: Place): string {
  const sentences = [`The old key ${keyWords[keys.old]}, and the new one ${keyWords[keys.new]}`];
  if (state === "overlap") sentences.push(`Both are to work until ${sayTime(overlapUntil!)}`);
  if (newId !== undefined && state !== "done" && state !== "aborted")
    sentences.push(`The new one is kept in ${path}.new.pem`);
  return `${sentences.join(". ")}.`;
}
