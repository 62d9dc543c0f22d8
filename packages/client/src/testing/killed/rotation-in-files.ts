import { join } from "node:path";

import { createFileJournal, createFileVault, deliverToCommand, deliverToFile } from "../../node/index.ts";
import type { RotationOptions, StartRotationOptions } from "../../rotation/index.ts";

/** Where the users of a key find it: one reads a file, and one has it from a command. */
export const keyFiles = ["key.pem", "sink/key.pem"] as const;

/** A rotation of which everything is in files of one directory, to be gone on with by another process. */
export function rotationInFiles(directory: string, baseUrl: string): RotationOptions {
  const [file, sink] = keyFiles.map((name) => join(directory, name)) as [string, string];
  return {
    client: { baseUrl },
    journal: createFileJournal(join(directory, "rotation")),
    vault: createFileVault(join(directory, "rotation")),
    handOver: [deliverToFile(file), deliverToCommand(`cat > '${sink}.new' && mv '${sink}.new' '${sink}'`)],
    settleMs: 0,
  };
}

/** How it is started. That nobody else mints makes it exact what a lost answer left. */
export const startOptions: Partial<StartRotationOptions> = {
  overlapMs: 30,
  graceMs: 30,
  until: "done",
  soleCreator: true,
  onOrphan: "delete",
};
