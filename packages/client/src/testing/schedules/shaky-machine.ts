import type { Clock, HandOver, Journal, JournalRecord, KeyVault } from "../../rotation/index.ts";

/** Awaited whenever the machine does something: it may fail there, or never come back. */
type Moment = () => Promise<void>;

/** A machine on which everything that a rotation does is an occasion for something else to happen. */
export function shakyMachine() {
  let crash!: () => void;
  const crashed = new Promise<void>((resolve) => (crash = resolve));
  return {
    crashed,
    /** What a dead process would have gone on to do never happens. */
    crash: async () => {
      crash();
      await new Promise(() => {});
    },
    clock: (clock: Clock, moment: Moment): Clock => ({
      now: clock.now,
      async sleep(ms, signal) {
        // No disk fills up by waiting.
        await moment().catch(() => {});
        await clock.sleep(ms, signal);
      },
    }),
    journal: (log: JournalRecord[], moment: Moment): Journal => ({
      read: async () => log,
      open: async () => ({
        records: [...log],
        async begin(record) {
          await moment();
          log.splice(0, log.length, record);
          await moment();
        },
        async append(record) {
          await moment();
          log.push(record);
          await moment();
        },
        close: async () => {},
      }),
    }),
    vault: (vault: KeyVault, moment: Moment): KeyVault => ({
      async reserve(role) {
        await moment();
        await vault.reserve(role);
      },
      async store(role, key) {
        await moment();
        await vault.store(role, key);
        await moment();
      },
      load: vault.load,
      async remove(role) {
        await moment();
        await vault.remove(role);
      },
    }),
    handOver: (recipient: HandOver, moment: Moment): HandOver => ({
      name: recipient.name,
      async deliver(delivery) {
        await moment();
        await recipient.deliver(delivery);
        await moment();
      },
    }),
  };
}
