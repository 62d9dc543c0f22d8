import type { HandOver, JournalRecord, OpenJournal, RotationOptions } from "../../rotation/index.ts";

/** Hears of a moment. The rotation goes on when it has. */
export type Tell = (moment: string) => Promise<void>;

/** Does something with a rotation, and tells of every moment of it: requests, records, keys that are stored or handed over. */
export async function tellMoments<T>(
  options: RotationOptions,
  tell: Tell,
  act: (options: RotationOptions) => Promise<T>,
): Promise<T> {
  const { fetch } = globalThis;
  globalThis.fetch = async (input, init) => {
    const { method } = init!;
    await outside(() => tell(`${method} about to be sent`));
    const response = await fetch(input, init);
    await outside(() => tell(`${method} carried out`));
    return response;
  };
  const told = globalThis.fetch;
  /** Whoever hears of a request may send some. */
  async function outside(listen: () => Promise<void>): Promise<void> {
    globalThis.fetch = fetch;
    await listen();
    globalThis.fetch = told;
  }
  try {
    return await act({
      ...options,
      journal: {
        ...options.journal,
        open: async () => toldJournal(await options.journal.open(), tell),
      },
      vault: {
        ...options.vault,
        async store(...parameters) {
          await options.vault.store(...parameters);
          await tell(`stored: ${parameters[0]} key`);
        },
        async remove(...parameters) {
          await options.vault.remove(...parameters);
          await tell(`removed: ${parameters[0]} key`);
        },
      },
      handOver: options.handOver!.map((recipient) => toldHandOver(recipient, tell)),
    });
  } finally {
    globalThis.fetch = fetch;
  }
}

function toldJournal(open: OpenJournal, tell: Tell): OpenJournal {
  return {
    ...open,
    async begin(record) {
      await open.begin(record);
      await tell(nameOf(record));
    },
    async append(record) {
      await open.append(record);
      await tell(nameOf(record));
    },
  };
}

function nameOf(record: JournalRecord): string {
  const step = "step" in record ? ` ${record.step}` : "";
  return `written: ${record.kind}${step}`;
}

function toldHandOver(recipient: HandOver, tell: Tell): HandOver {
  const [kind] = recipient.name.split(" ");
  return {
    ...recipient,
    async deliver(delivery) {
      await recipient.deliver(delivery);
      await tell(`handed over: ${kind}`);
    },
    async withdraw(delivery) {
      const withdrawal = await (recipient.withdraw ?? recipient.deliver)(delivery);
      await tell(`handed back: ${kind}`);
      return withdrawal;
    },
  };
}
