import type { Revision, RevisionName } from "./revision.ts";
import { revision2021 } from "./revision-2021-10.ts";
import { revision2026 } from "./revision-2026-08.ts";

/** What a server speaks unless it is told otherwise. */
export const defaultRevision = revision2021;

const revisions: Record<RevisionName, Revision> = { "2021-10": revision2021, "2026-08": revision2026 };

/** @param name Left out: the default. */
export function revisionNamed(name: RevisionName = defaultRevision.name): Revision {
  return revisions[name];
}
