import type { Journal, JournalRecord, KeyVault } from "../rotation/index.ts";

/**
 * A machine that dies at a certain moment of a rotation: each of those that differ in what is done and written down.
 *
 * @param at - its number, or what is about to be done then: `write after create`, `store new`
 */
export function crashPoints(at: number | string) {
  let count = 0;
  let crash!: () => void;
  const crashed = new Promise<"crashed">((resolve) => (crash = () => resolve("crashed")));
  /** What a dead process would have gone on to do never happens. */
  async function point(name?: string): Promise<void> {
    const number = count++;
    if (typeof at === "number" ? number < at : name !== at) return;
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
          await point(`write ${record.kind}${"step" in record ? ` ${record.step}` : ""}`);
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
        await point(`store ${role}`);
        await vault.store(role, key);
      },
    }),
  };
}
