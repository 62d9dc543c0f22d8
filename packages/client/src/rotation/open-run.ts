import { signWith } from "../auth/sign-with.ts";
import { createClient, type ApiKeyPairsClient } from "../create-client.ts";
import { timestamp } from "./clock.ts";
import type { OpenJournal } from "./journal/journal.ts";
import type { JournalRecord } from "./journal/journal-record.ts";
import type { KeyInHand } from "./key-in-hand.ts";
import { keyStates, nextMoves } from "./key-state.ts";
import type { Settings } from "./resolve-options.ts";
import { RotationError, type RotationProblem } from "./rotation-error.ts";
import { advance, nextStep, type RotationState } from "./rotation-state.ts";
import type { NewRecord, Run } from "./run.ts";
import { safeCause } from "./safe-cause.ts";
import type { KeyRole } from "./vault/key-vault.ts";

/** Opens a run over the rotation that a journal holds. */
export function openRun(
  settings: Settings,
  journal: OpenJournal,
  start: RotationState,
  isEmergency: boolean,
): Run {
  const { vault, clock, onStep } = settings;
  let state = start;
  // Each keeps the token that it signed.
  const clients = new Map<KeyRole, ApiKeyPairsClient>();

  async function record(added: NewRecord): Promise<void> {
    const timed = { ...added, at: timestamp(clock) } as JournalRecord;
    try {
      await journal.append(timed);
    } catch (failure) {
      throw stopped(state, "The journal cannot be written", "journal", failure);
    }
    state = advance(state, timed);
  }

  async function key(role: KeyRole): Promise<KeyInHand> {
    const id = role === "old" ? state.plan.oldId : state.facts.newId;
    const kept = await vault.load(role).catch((failure: unknown) => {
      throw stopped(state, `The ${role} key cannot be read from the vault`, "vault", failure);
    });
    if (kept !== undefined && kept.id === id) return kept;
    throw stopped(state, `The ${role} key is not in the vault any more`, "vault");
  }

  return {
    settings,
    isEmergency,
    get state() {
      return state;
    },
    record,
    note: (facts) => record({ kind: "note", facts }),
    key,
    async client(role) {
      const known = clients.get(role);
      if (known !== undefined) return known;
      const { pem } = await key(role);
      const client = createClient({ ...settings.client, auth: signWith({ privateKey: pem }) });
      clients.set(role, client);
      return client;
    },
    tell(event) {
      try {
        onStep({ step: nextStep(state)!, ...event });
      } catch {
        // What watches a rotation must not change its outcome.
      }
    },
  };
}

const moves = { resume: "resume goes on", abort: "abort takes it back" };

/** Makes the error that a rotation stops with. */
export function stopped(
  state: RotationState,
  what: string,
  problem: RotationProblem,
  failure?: unknown,
): RotationError {
  const keys = keyStates(state);
  const next = nextMoves(state);
  const cause = failure === undefined ? undefined : safeCause(failure, []);
  const message = [
    cause === undefined ? what : `${what}: ${cause.message}`,
    `Old key: ${keys.old}; new key: ${keys.new}`,
    next.map((move) => moves[move]).join(", "),
  ];
  return new RotationError(message.filter(Boolean).join(". "), {
    problem,
    step: nextStep(state),
    keys,
    next,
    account: state.facts.account,
    cause,
  });
}
