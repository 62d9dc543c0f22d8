import type { AkpCommand } from "../../errors/next-step.ts";

/** What to type in order to add a profile. */
export const addAny: AkpCommand = {
  akp: ["profile", "add", "NAME"],
  options: { instance: "INSTANCE", privateKeyFile: "FILE" },
};
