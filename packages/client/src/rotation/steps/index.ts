import { clear } from "./clear.ts";
import { create } from "./create.ts";
import { deactivate } from "./deactivate.ts";
import { deleteNew } from "./delete-new.ts";
import { deleteOld } from "./delete-old.ts";
import { finish } from "./finish.ts";
import { grace } from "./grace.ts";
import { handBack } from "./hand-back.ts";
import { handOver } from "./hand-over.ts";
import { overlap } from "./overlap.ts";
import { prove } from "./prove.ts";
import { reactivate } from "./reactivate.ts";
import { recover } from "./recover.ts";
import { snapshot } from "./snapshot.ts";
import type { Step } from "./step.ts";
import type { StepName } from "./step-name.ts";
import { verify } from "./verify.ts";

/** What each step of a plan does. */
export const steps: Readonly<Record<StepName, Step>> = {
  snapshot,
  create,
  prove,
  "hand-over": handOver,
  overlap,
  deactivate,
  grace,
  delete: deleteOld,
  verify,
  finish,
  reactivate,
  recover,
  "hand-back": handBack,
  "delete-new": deleteNew,
  clear,
};
