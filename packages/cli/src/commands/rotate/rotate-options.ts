import type { Until } from "@api-key-pairs/client/rotation";

import type { LostAnswerOptions } from "../../program/lost-answer-options.ts";
import type { Recipients } from "./hand-overs.ts";

/** What `akp rotate` takes. Durations are in seconds. */
export interface RotateOptions extends Recipients, LostAnswerOptions {
  readonly overlap?: number;
  readonly grace?: number;
  readonly until?: Until;
  readonly emergency?: boolean;
  readonly journal?: string;
  readonly yes?: boolean;
  readonly dryRun?: boolean;
}
