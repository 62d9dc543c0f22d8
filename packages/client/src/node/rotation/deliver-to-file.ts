import { readFile } from "node:fs/promises";
import { dirname, resolve } from "node:path";

import { decodePrivateKey } from "../../auth/decode-private-key.ts";
import type { HandOver, KeyInHand, Withdrawal } from "../../rotation/index.ts";
import { fileProblem } from "../file-problem.ts";
import { syncDirectory } from "../sync-directory.ts";
import { openDraft, removeDraft } from "./draft.ts";
import { followLinks } from "../follow-links.ts";
import { adoptRights, rehearseNew, rehearseReplacing } from "./rehearse.ts";
import { publishDraft, removeFile } from "./write-key-file.ts";

/**
 * Hands a key over as a file that its owner alone can read (0600). A file that is there already is replaced only if it
 * holds the old key, in one step and with its owner, group and the rights of both; any other is never touched. Taking
 * back puts the old key there again, or removes the file if there was none. What stands against any of that is found
 * out before a key is minted: also a file that everybody can read, one that has a second name, and one that is mounted
 * by itself.
 *
 * @param path - the file: a new one, or the one that holds the old key
 *
 * @example
 * ```ts
 * await startRotation({ client, currentKey, journal, vault, handOver: [deliverToFile("/etc/acme/key.pem")] });
 * ```
 */
export function deliverToFile(path: string): HandOver {
  const name = resolve(path);
  return {
    name: `file ${name}`,
    prepare: (old) =>
      explained(name, async () => {
        const file = await followLinks(name);
        const present = await read(file);
        if (present !== undefined && !holds(present, old)) throw inTheWay(name);
        if (present === undefined) await rehearseNew(file, name);
        else await rehearseReplacing(file, name);
        return { replaces: present !== undefined };
      }),
    deliver: ({ key, previous, note }) =>
      explained(name, async () => {
        const file = await followLinks(name);
        await removeDraft(file);
        const present = await read(file);
        // It may have got its name in a run that ended before that was durable.
        if (holds(present, key)) return await syncDirectory(dirname(file));
        if (present !== undefined && !(note["replaces"] && holds(present, previous))) throw inTheWay(name);
        await write(file, key, present !== undefined);
      }),
    withdraw: ({ key, previous, note }) =>
      explained(name, async (): Promise<Withdrawal> => {
        const file = await followLinks(name);
        await removeDraft(file);
        const present = await read(file);
        if (present === undefined) return "removed";
        if (holds(present, key)) return "returned";
        if (previous === undefined) {
          throw new Error(
            `the new key is lost, so nobody can tell whether ${name} has it; put the old one there`,
          );
        }
        // Not what was delivered: nothing to take back.
        if (!holds(present, previous)) return "removed";
        if (note["replaces"]) await write(file, key, true);
        else await removeFile(file);
        return note["replaces"] ? "returned" : "removed";
      }),
  };
}

async function write(file: string, { pem }: KeyInHand, replace: boolean): Promise<void> {
  const handle = await openDraft(file);
  try {
    if (replace) await adoptRights(handle, file);
  } catch (error) {
    await handle.close();
    await removeDraft(file);
    throw error;
  }
  await publishDraft(handle, file, `${pem.trimEnd()}\n`, replace);
}

async function read(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}

function holds(text: string | undefined, key: KeyInHand | undefined): boolean {
  if (text === undefined || key === undefined) return false;
  try {
    return Buffer.from(decodePrivateKey(text)).equals(decodePrivateKey(key.pem));
  } catch {
    return false;
  }
}

function inTheWay(name: string): Error {
  return new Error(`${name} is there already and does not hold the key that is replaced; it was not touched`);
}

/** Says what the system refused in words, and of the file that was asked for. */
async function explained<T>(name: string, act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    const problem = code === "ENOENT" ? "has no directory to be in" : fileProblem(error, "written");
    throw Object.assign(new Error(`${name} ${problem}`, { cause: error }), { code });
  }
}
