import { signWith } from "../auth/sign-with.ts";
import { createClient, type ApiKeyPairsClient } from "../create-client.ts";
import { timestamp } from "./clock.ts";
import type { OpenJournal } from "./journal/journal.ts";
import type { JournalRecord } from "./journal/journal-record.ts";
import type { KeyInHand } from "./key-in-hand.ts";
import { keyStates, nextMoves, type NextMove } from "./key-state.ts";
import type { Settings } from "./resolve-options.ts";
import { RotationError, type RotationProblem } from "./rotation-error.ts";
import { advance, nextStep, type RotationState } from "./rotation-state.ts";
import type { NewRecord, Run } from "./run.ts";
import { safeCause } from "./safe-cause.ts";
import type { KeyRole } from "./vault/key-vault.ts";
import { whereIs } from "./vault/where-is.ts";

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
      throw stopped(state, "The journal cannot be written", "journal", { failure });
    }
    state = advance(state, timed);
  }

  async function key(role: KeyRole): Promise<KeyInHand> {
    const thumbprint = role === "old" ? state.plan.oldThumbprint : state.facts.newThumbprint;
    const kept = await vault.load(role).catch((failure: unknown) => {
      throw stopped(state, `The ${role} key cannot be read from ${whereIs(vault, role)}`, "vault", {
        failure,
      });
    });
    if (kept !== undefined && kept.thumbprint === thumbprint) return kept;
    throw missing(state, whereIs(vault, role), role);
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
      const { pem, thumbprint } = await key(role);
      const auth = signWith({ privateKey: pem, keyId: thumbprint });
      const client = createClient({ ...settings.client, auth });
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
  { failure, next = nextMoves(state) }: { failure?: unknown; next?: readonly NextMove[] } = {},
): RotationError {
  const keys = keyStates(state);
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

/** Without the new key a rotation can't go on, and without the old one it can't be taken back. */
function missing(state: RotationState, where: string, role: KeyRole): RotationError {
  const next = nextMoves(state).filter((move) => move !== (role === "new" ? "resume" : "abort"));
  const remedy = role === "new" ? "Put it back there" : "Put it back there, or pass it as currentKey";
  return stopped(state, `The ${role} key is missing from ${where}. ${remedy}`, "vault", {
    next: next.length > 0 ? next : nextMoves(state),
  });
}
