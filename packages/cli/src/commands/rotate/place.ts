import { createFileJournal, createFileVault, resolveBaseUrl } from "@api-key-pairs/client/node";
import type { Target } from "@api-key-pairs/client/node";
import type { Journal, KeyVault } from "@api-key-pairs/client/rotation";

import type { Context } from "../../context.ts";
import { journalPath } from "./journal-path.ts";

/** Where a rotation is written down, and which API it is about. */
export interface Place {
  /** The absolute path of the journal. The keys are beside it. */
  readonly path: string;
  /** The same where `--journal` was given, for a further command to say again. */
  readonly asked: string | undefined;
  readonly baseUrl: string;
  /** What the library takes for it. */
  readonly parts: { readonly journal: Journal; readonly vault: KeyVault; readonly client: Target };
}

/** @param asked What `--journal` says. */
export async function openPlace(context: Context, asked: string | undefined): Promise<Place> {
  const config = await context.config();
  const path = journalPath(config, asked);
  return {
    path,
    asked: asked === undefined ? undefined : path,
    baseUrl: resolveBaseUrl(config.target),
    parts: { journal: createFileJournal(path), vault: createFileVault(path), client: config.target },
  };
}
