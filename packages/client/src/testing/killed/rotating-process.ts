// Started by `killed.test.ts`: a rotation in a process that ends itself at one moment.
import { readFileSync } from "node:fs";
import { join } from "node:path";

import {
  abortRotation,
  RotationError,
  startRotation,
  type HandOver,
  type JournalRecord,
  type OpenJournal,
} from "../../rotation/index.ts";
import { keyFiles, rotationInFiles, startOptions } from "./rotation-in-files.ts";

const [move, directory, baseUrl, last] = process.argv.slice(2) as [string, string, string, string?];

let passed = 0;
/** The moments are told one by one; nothing is done after the last. */
function moment(name: string): void {
  if (last === undefined) process.stdout.write(`${name}\n`);
  else if (passed === Number(last)) process.kill(process.pid, "SIGKILL");
  passed += 1;
}

const send = globalThis.fetch;
globalThis.fetch = async (input, init) => {
  const { method } = init!;
  moment(`${method} about to be sent`);
  const response = await send(input, init);
  moment(`${method} carried out`);
  return response;
};

function nameOf(record: JournalRecord): string {
  const step = "step" in record ? ` ${record.step}` : "";
  return `written: ${record.kind}${step}`;
}

function watched(recipient: HandOver): HandOver {
  const [kind] = recipient.name.split(" ");
  return {
    ...recipient,
    async deliver(delivery) {
      await recipient.deliver(delivery);
      moment(`handed over: ${kind}`);
    },
    async withdraw(delivery) {
      await (recipient.withdraw ?? recipient.deliver)(delivery);
      moment(`handed back: ${kind}`);
    },
  };
}

const { journal, vault, handOver, ...rest } = rotationInFiles(directory, baseUrl);
const options = {
  ...rest,
  journal: {
    ...journal,
    async open(): Promise<OpenJournal> {
      const open = await journal.open();
      return {
        ...open,
        async begin(record) {
          await open.begin(record);
          moment(nameOf(record));
        },
        async append(record) {
          await open.append(record);
          moment(nameOf(record));
        },
      };
    },
  },
  vault: {
    ...vault,
    async store(...parameters: Parameters<typeof vault.store>) {
      await vault.store(...parameters);
      moment(`stored: ${parameters[0]} key`);
    },
    async remove(...parameters: Parameters<typeof vault.remove>) {
      await vault.remove(...parameters);
      moment(`removed: ${parameters[0]} key`);
    },
  },
  handOver: handOver!.map(watched),
};
try {
  if (move === "abort") await abortRotation(options);
  else {
    const currentKey = readFileSync(join(directory, keyFiles[0]), "utf8");
    await startRotation({ ...options, ...startOptions, currentKey });
  }
} catch (error) {
  if (!(error instanceof RotationError)) throw error;
  process.stdout.write(`stopped: ${error.problem}\n`);
}
