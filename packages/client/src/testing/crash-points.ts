import type { Journal, JournalRecord, KeyVault } from "../rotation/index.ts";

/** A machine that dies at a certain moment of a rotation: each of those that differ in what is done and written down. */
export function crashPoints(at: number) {
  let count = 0;
  let crash!: () => void;
  const crashed = new Promise<"crashed">((resolve) => (crash = () => resolve("crashed")));
  /** What a dead process would have gone on to do never happens. */
  async function point(): Promise<void> {
    if (count++ < at) return;
    crash();
    await new Promise(() => {});
  }
  return {
    crashed,
    journal: (log: JournalRecord[]): Journal => ({
      read: async () => log,
      open: async () => ({
        records: [...log],
        async begin(record) {
          await point();
          log.splice(0, log.length, record);
          await point();
        },
        async append(record) {
          await point();
          log.push(record);
          // After a step, what comes next is the point before the next record.
          if (record.kind !== "after") await point();
        },
        close: async () => {},
      }),
    }),
    vault: (vault: KeyVault): KeyVault => ({
      ...vault,
      async store(role, key) {
        await point();
        await vault.store(role, key);
      },
    }),
  };
}
