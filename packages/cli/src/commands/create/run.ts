import type { Context } from "../../context.ts";
import type { CommandInput } from "../../program/command-definition.ts";
import { orphanPolicy, settleMs } from "../../program/lost-answer-options.ts";
import type { LostAnswerOptions } from "../../program/lost-answer-options.ts";
import { chooseDestination } from "./choose-destination.ts";
import { mint } from "./mint.ts";
import { createPatientSignal } from "./patient-signal.ts";
import { reportCreated } from "./report-created.ts";
import { savePrivateKey } from "./save-private-key.ts";

interface CreateOptions extends LostAnswerOptions {
  readonly out?: string;
}

export async function runCreate(context: Context, { options }: CommandInput<CreateOptions>): Promise<void> {
  const patient = createPatientSignal(context);
  const keyPairs = await context.client(patient.observer);
  const destination = await chooseDestination(context, options.out);
  // A terminal that closes (a lost ssh connection) must not take with it the only copy of a key.
  process.on("SIGHUP", () => {});
  const minted = await mint(keyPairs, {
    onLost: () =>
      context.note("The answer was lost: looking for a pair that may be there. Ctrl-C leaves it."),
    signal: patient.takeOver(),
    ...orphanPolicy(options),
    settleMs: settleMs(options),
  }).catch(async (error: unknown) => {
    await destination.discard();
    throw error;
  });
  const saved = await savePrivateKey(destination, minted.privateKey);
  await reportCreated(context, { minted, saved, name: destination.name });
}
