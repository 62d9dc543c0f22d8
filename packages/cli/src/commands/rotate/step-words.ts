import type { PlannedStep, StepName } from "@api-key-pairs/client/rotation";

/** How a step is told of: before it, while it goes on, and after it. */
interface Words {
  readonly plan: string;
  readonly doing: string;
  readonly done: string;
}

/** TO stands for who it is about. */
const words: Readonly<Record<StepName, Words>> = {
  snapshot: {
    plan: "Note which key pairs there are, so that none of them is taken for the new one",
    doing: "Noting which key pairs there are",
    done: "Noted which key pairs there are",
  },
  create: {
    plan: "Create a new pair, and keep its key beside the journal",
    doing: "Creating a new pair",
    done: "Created a new pair, and kept its key",
  },
  prove: {
    plan: "Prove that the API accepts the new key",
    doing: "Proving the new key",
    done: "The API accepts the new key",
  },
  "hand-over": {
    plan: "Hand the new key to TO",
    doing: "Handing the new key to TO",
    done: "Handed the new key to TO",
  },
  overlap: {
    plan: "Let both keys work",
    doing: "Both keys work",
    done: "The overlap is over",
  },
  deactivate: {
    plan: "Switch the old pair off, signed by the new key, where the API can",
    doing: "Switching the old pair off, signed by the new key, where the API can",
    done: "Switched the old pair off, where the API can",
  },
  grace: {
    plan: "Leave the old pair switched off, so that it can be switched on again",
    doing: "The old pair is switched off",
    done: "The grace is over",
  },
  delete: {
    plan: "Delete the old pair, signed by the new key",
    doing: "Deleting the old pair, signed by the new key",
    done: "Deleted the old pair, signed by the new key",
  },
  verify: {
    plan: "Make sure that the API refuses the old key",
    doing: "Making sure that the API refuses the old key",
    done: "The API refuses the old key",
  },
  finish: {
    plan: "Remove both keys from beside the journal",
    doing: "Removing both keys from beside the journal",
    done: "Removed both keys from beside the journal",
  },
  reactivate: {
    plan: "Switch the old pair on again, signed by the new key",
    doing: "Switching the old pair on again, signed by the new key",
    done: "The old pair is switched on",
  },
  recover: {
    plan: "Find out what there is to take back",
    doing: "Finding out what there is to take back",
    done: "Found out what there is to take back",
  },
  "hand-back": {
    plan: "Take the new key back from TO",
    doing: "Taking the new key back from TO",
    done: "Took the new key back from TO",
  },
  "delete-new": {
    plan: "Delete the new pair, if there is one",
    doing: "Deleting the new pair, if there is one",
    done: "There is no new pair any more",
  },
  clear: {
    plan: "Remove both keys from beside the journal",
    doing: "Removing both keys from beside the journal",
    done: "Removed both keys from beside the journal",
  },
};

/** Says a step in words, without a full stop. Not safe for a terminal yet. */
export function sayStep({ name, to = "" }: PlannedStep, tense: keyof Words): string {
  // A function, since a path may hold what means something in a replacement.
  return words[name][tense].replace("TO", () => to.replace(/^(?=file |command )/, "the "));
}

/** Steps that did not do what their words say where they found something. */
const others: ReadonlySet<StepName> = new Set(["deactivate", "grace", "delete", "hand-back", "clear"]);

/**
 * Whether what a step found is all that there is to say of it when it is done: such as that a recipient was left out.
 *
 * @param found What nobody expected, if anything.
 */
export function isOtherwise({ name }: PlannedStep, found: string | undefined): boolean {
  return found !== undefined && others.has(name);
}
