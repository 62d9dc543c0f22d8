import { expect, test } from "vitest";

import { secretsIn } from "../testing/canaries.ts";
import { failureOf } from "../testing/real-server.ts";
import { startBench } from "../testing/rotation-bench.ts";
import {
  abortRotation,
  resumeRotation,
  RotationError,
  startRotation,
  type Journal,
  type JournalRecord,
  type KeyVault,
} from "./index.ts";

/** A journal on a disk that is full from a certain record on. */
function fullJournal(log: JournalRecord[], room: number): Journal {
  const write = async (act: () => void) => {
    if (log.length >= room) throw Object.assign(new Error("no space left on device"), { code: "ENOSPC" });
    act();
  };
  return {
    read: async () => log,
    open: async () => ({
      records: [...log],
      begin: (record) => write(() => void log.splice(0, log.length, record)),
      append: (record) => write(() => void log.push(record)),
      close: async () => {},
    }),
  };
}

test("a full disk while journalling stops the rotation before the next step, and resume goes on", async () => {
  const { newRotation, accepts } = await startBench();
  for (let room = 0; ; room += 1) {
    const { options, old, recipient, pairs } = await newRotation();
    const log: JournalRecord[] = [];
    const started = startRotation({ ...options, emergency: true, journal: fullJournal(log, room) });
    const ended = await started.catch((error: unknown) => error);
    if (!(ended instanceof RotationError)) {
      expect(room).toBeGreaterThan(12);
      return;
    }
    expect(ended.problem).toBe("journal");
    expect(ended.message).toContain("The journal cannot be written: no space left on device");
    expect(await accepts(recipient.current)).toBe(true);
    const isBegun = (step: string) => log.some((record) => record.kind === "before" && record.step === step);
    const present = await pairs();
    if (!isBegun("create")) expect(present).toEqual([old.id]);
    if (!isBegun("hand-over")) expect(recipient.current).toBe(old);
    if (!isBegun("delete")) expect(present).toContain(old.id);
    if (room === 0) continue;

    const status = await resumeRotation({ ...options, journal: fullJournal(log, Infinity) });
    expect(await pairs()).toEqual([status.newId]);
    expect(recipient.current.id).toBe(status.newId);
  }
});

test("when the journal cannot be opened, that is what the error says, and nothing is done", async () => {
  const { newRotation } = await startBench();
  const { options, old, pairs } = await newRotation();
  const open = () => Promise.reject(new Error("no space left on device"));
  const failure = await failureOf(startRotation({ ...options, journal: { ...options.journal, open } }));
  expect(failure).toMatchObject({
    problem: "journal",
    message: "The journal cannot be opened: no space left on device",
  });
  expect(await pairs()).toEqual([old.id]);
});

test("a new key that cannot be stored is not left behind", async () => {
  const { newRotation } = await startBench();
  const { options, old, pairs, recipient } = await newRotation();
  let pem = "";
  const vault: KeyVault = {
    ...options.vault,
    async store(role, key) {
      if (role === "old") return await options.vault.store(role, key);
      ({ pem } = key);
      // It is there, and not for certain to stay.
      await options.vault.store(role, key);
      throw new Error(`cannot sync ${key.pem}`);
    },
  };
  const error = await failureOf(startRotation({ ...options, vault }));
  expect(error).toMatchObject({
    step: { name: "create" },
    keys: { old: "untouched", new: "none" },
    account: { deleted: [{ exact: true }], unexplained: [] },
  });
  expect(secretsIn(error, [pem])).toEqual([]);
  expect(await options.vault.load("new")).toBeUndefined();
  expect(await pairs()).toEqual([old.id]);
  expect((await resumeRotation({ ...options, emergency: true })).state).toBe("done");
  expect(await pairs()).toEqual([recipient.current.id]);
});

test("one that cannot be stored and whose pair cannot be deleted either is told of", async () => {
  const { newRotation, faults } = await startBench();
  const { options, pairs } = await newRotation();
  const vault: KeyVault = {
    ...options.vault,
    async store(role, key) {
      if (role === "old") return await options.vault.store(role, key);
      faults([{ kind: "status", status: 403, operation: "delete", times: 1 }]);
      throw new Error("cannot store");
    },
  };
  const { account } = await failureOf(startRotation({ ...options, vault }));
  expect(account.unexplained).toMatchObject([{ exact: true }]);
  expect(await pairs()).toContain(account.unexplained[0].id);
});

test("one that stayed in the vault all the same is the new key, and is not told of as left behind", async () => {
  const { newRotation } = await startBench();
  const { options, pairs, recipient } = await newRotation();
  const vault: KeyVault = {
    ...options.vault,
    async store(role, key) {
      await options.vault.store(role, key);
      if (role === "new") throw new Error("cannot sync");
    },
    async remove() {
      throw new Error("cannot remove");
    },
  };
  const { account } = await failureOf(startRotation({ ...options, vault }));
  expect(account.unexplained).toMatchObject([{ exact: true }]);
  const status = await resumeRotation({ ...options, emergency: true });
  expect(status).toMatchObject({ state: "done", account: { unexplained: [], deleted: [] } });
  expect(await pairs()).toEqual([recipient.current.id]);
});

test("a pair that was minted before an answer that said no is told of beside the new one", async () => {
  const { newRotation, faults } = await startBench();
  const { options, pairs, recipient } = await newRotation();
  faults([{ kind: "status", status: 401, operation: "create", when: "after", times: 1 }]);
  const { account, findings } = await startRotation({ ...options, emergency: true });
  const [orphan] = account.unexplained;
  expect(await pairs()).toEqual([orphan!.id, recipient.current.id].toSorted());
  expect(findings).toEqual([{ step: "create", found: `Nobody explains these key pairs: ${orphan!.id}` }]);
});

test("a vault without room stops the rotation before anything is minted", async () => {
  const { newRotation } = await startBench();
  const { options, old, pairs } = await newRotation();
  const reserve = async () => {
    throw new Error("no space left on device");
  };
  const error = await failureOf(startRotation({ ...options, vault: { ...options.vault, reserve } }));
  expect(error).toMatchObject({ step: { name: "create" }, account: undefined });
  expect(await pairs()).toEqual([old.id]);
});

test("a key that is gone from the vault is told of, and its rotation can still be taken back", async () => {
  const { newRotation } = await startBench();
  const { options, old, pairs } = await newRotation();
  await startRotation(options);
  await options.vault.remove("new");
  expect(await failureOf(resumeRotation(options))).toMatchObject({
    problem: "vault",
    next: ["abort"],
    message:
      "The new key is missing from the vault. Put it back there. " +
      "Old key: untouched; new key: works. abort takes it back",
  });
  expect((await abortRotation(options)).state).toBe("aborted");
  expect(await pairs()).toEqual([old.id]);
});

test("an old key that is kept already needs no room, and one that is not is kept or the rotation waits", async () => {
  const { newRotation } = await startBench();
  const { options, old } = await newRotation();
  await startRotation(options);
  const store = async () => {
    throw new Error("no space left on device");
  };
  const again = { ...options, currentKey: old.pem, until: "overlap" } as const;
  expect((await resumeRotation({ ...again, vault: { ...options.vault, store } })).state).toBe("overlap");
  await options.vault.remove("old");
  expect(await failureOf(resumeRotation({ ...again, vault: { ...options.vault, store } }))).toMatchObject({
    problem: "vault",
    message: expect.stringContaining("The old key cannot be kept in the vault: no space left on device"),
  });
  const named = { ...options.vault, where: (role: string) => `key.${role}.pem` };
  const { currentKey: _, ...withoutKey } = options;
  expect(await failureOf(abortRotation({ ...withoutKey, vault: named }))).toMatchObject({
    next: ["resume"],
    message: expect.stringContaining("missing from key.old.pem. Put it back there, or pass it as currentKey"),
  });
  expect((await resumeRotation(again)).state).toBe("overlap");
  expect(await options.vault.load("old")).toEqual({ thumbprint: old.thumbprint });
});

test("an abort stops the rotation between two steps, and resume goes on", async () => {
  const { newRotation } = await startBench();
  const { options, recipient } = await newRotation();
  const controller = new AbortController();
  const onStep = () => controller.abort();
  const error = await failureOf(startRotation({ ...options, signal: controller.signal, onStep }));
  expect(error).toMatchObject({ problem: "step", cause: { code: "aborted" } });
  const status = await resumeRotation({ ...options, emergency: true });
  expect(recipient.current.id).toBe(status.newId);
});
