import { isApiKeyPairsError } from "@api-key-pairs/client";
import type { ApiKeyPairsClient, NewApiKeyPair } from "@api-key-pairs/client";

import type { Context } from "../../context.ts";
import { CliError } from "../../errors/cli-error.ts";
import { revisionNeeded } from "../../errors/of-revision.ts";
import { printPair } from "../../output/print-pair.ts";
import type { CommandInput } from "../../program/command-definition.ts";
import { orphanPolicy, settleMs } from "../../program/lost-answer-options.ts";
import { usageError } from "../../program/usage-error.ts";
import { chooseDestination } from "./choose-destination.ts";
import { askingForSame, checkOptions, named } from "./create-options.ts";
import type { CreateOptions } from "./create-options.ts";
import { mint } from "./mint.ts";
import { createPatientSignal } from "./patient-signal.ts";
import type { PatientSignal } from "./patient-signal.ts";
import { readPublicKey } from "./read-public-key.ts";
import { register } from "./register.ts";
import { reportCreated } from "./report-created.ts";
import { savePrivateKey } from "./save-private-key.ts";
import { toInput } from "./to-input.ts";
import { unusable } from "./unusable.ts";

const keys = { api: "api", here: "own" } as const;

export async function runCreate(context: Context, { options }: CommandInput<CreateOptions>): Promise<void> {
  checkOptions(options);
  const { publicKey: path } = options;
  try {
    const public_key = path === undefined ? undefined : await readPublicKey(path);
    const patient = createPatientSignal(context);
    const keyPairs = await context.client(patient.observer);
    const input = await toInput(keyPairs, options, context.signal);
    if (public_key === undefined) await createWithKey(context, { keyPairs, input, patient, options });
    else await printPair(context, await register(context, keyPairs, { ...input!, public_key }));
  } catch (error) {
    throw askingForSame(error, options);
  }
}

interface Creation {
  readonly keyPairs: ApiKeyPairsClient;
  readonly input: NewApiKeyPair | undefined;
  readonly patient: PatientSignal;
  readonly options: CreateOptions;
}

async function createWithKey(
  context: Context,
  { keyPairs, input, patient, options }: Creation,
): Promise<void> {
  const { out, keyFrom } = options;
  const destination = await chooseDestination(context, out);
  // A terminal that closes (a lost ssh connection) must not take with it the only copy of a key.
  process.on("SIGHUP", () => {});
  const minted = await mint(keyPairs, {
    onLost: () => context.note(sayLost(input !== undefined && keyFrom !== "api")),
    keep: async ({ pem }) =>
      await destination.keep(pem).catch((error: NodeJS.ErrnoException) => {
        throw unusable(destination.name, error);
      }),
    signal: patient.takeOver(),
    ...(input && { input }),
    ...(keyFrom && { keys: keys[keyFrom] }),
    ...orphanPolicy(options),
    settleMs: settleMs(options),
  }).catch(async (error: unknown) => {
    await destination.discard();
    throw isOtherRevision(error) ? otherRevision(error, options) : error;
  });
  const saved = await savePrivateKey(destination, minted.privateKey);
  await reportCreated(context, { minted, saved, name: destination.name });
}

function sayLost(isOwn: boolean): string {
  return isOwn
    ? "The answer was lost: asking again, with the same key, which has one pair at most."
    : "The answer was lost: looking for a pair that may be there. Ctrl-C leaves it.";
}

function isOtherRevision(error: unknown): boolean {
  return isApiKeyPairsError(error) && error.code === "input" && error.field === "input";
}

function otherRevision(cause: unknown, options: CreateOptions): CliError {
  if (options.name !== undefined) return new CliError(revisionNeeded("akp create --name"), { cause });
  return usageError(
    "This API, of revision 2026-08, asks for a name and one role or more: --name NAME --role ROLE. Nothing was created",
    named(options),
  );
}
