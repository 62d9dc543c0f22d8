import type { NextStep } from "../../errors/next-step.ts";

/** What to type where something is not where it was looked for. */
export const checkAddress: NextStep = {
  akp: ["doctor"],
  options: { baseUrl: undefined, instance: "NAME" },
  says: "is it another address?",
};
/** What to type where nothing answers on this machine. */
export const startServer = "akp serve   # starts a server on this machine";
