import { createHash } from "node:crypto";

import { RotationError } from "../../rotation/rotation-error.ts";
import type { JournalRecord } from "../../rotation/index.ts";

const format = 1;
const header = `akp rotation journal, format ${format}\n`;

/** The records of a journal, with what the next one follows on. */
export interface JournalText {
  readonly records: readonly JournalRecord[];
  /** The checksum of the last record: that of the next one is made with it, so that none can be missing in between. */
  readonly checksum: string;
  /** How long the records are, in bytes. What follows is of a write that a crash cut short. */
  readonly size: number;
  /** What a crash cut off at the end of the last one. */
  readonly lineEnd: "" | "\n";
}

/** A journal that begins with a record. */
export function beginText(record: JournalRecord): { readonly text: string; readonly checksum: string } {
  const { text, checksum } = nextText(record, "");
  return { text: header + text, checksum };
}

/** The line of one more record. */
export function nextText(record: JournalRecord, previous: string): { text: string; checksum: string } {
  const json = JSON.stringify(record);
  const checksum = checksumOf(json, previous);
  return { text: `${checksum} ${json}\n`, checksum };
}

/**
 * Reads a journal.
 *
 * @throws {RotationError} when it is not as it was written
 */
export function parseJournal(text: string, path: string): JournalText {
  const [, found] = /^akp rotation journal, format (\S+)\n/.exec(text) ?? [];
  if (found === undefined) throw corrupted(path, "its first line is not that of a journal");
  if (found !== String(format)) {
    throw new RotationError(
      `The journal ${path} has format ${found}, and this version reads format ${format}; nothing was done. ` +
        "Go on with the version that began the rotation",
      { problem: "version" },
    );
  }
  const records: JournalRecord[] = [];
  let checksum = "";
  let whole = header;
  const lines = text.slice(header.length).split("\n");
  const last = lines.pop()!;
  for (const line of lines) {
    const next = parseLine(line, checksum);
    if (next === undefined) throw corrupted(path, `record ${records.length + 1} was changed`);
    records.push(next.record);
    ({ checksum } = next);
    whole += `${line}\n`;
  }
  // Nothing is missing but its end, or it does not count.
  const cut = parseLine(last, checksum);
  if (cut !== undefined) {
    records.push(cut.record);
    ({ checksum } = cut);
    whole += last;
  }
  if (records.length === 0) throw corrupted(path, "it holds no record");
  return { records, checksum, size: Buffer.byteLength(whole), lineEnd: cut === undefined ? "" : "\n" };
}

function parseLine(
  line: string,
  previous: string,
): { readonly record: JournalRecord; readonly checksum: string } | undefined {
  const json = line.slice(line.indexOf(" ") + 1);
  const checksum = checksumOf(json, previous);
  return line === `${checksum} ${json}` ? { record: JSON.parse(json) as JournalRecord, checksum } : undefined;
}

function checksumOf(json: string, previous: string): string {
  return createHash("sha256").update(previous).update(json).digest("hex").slice(0, 32);
}

function corrupted(path: string, what: string): RotationError {
  return new RotationError(
    `The journal ${path} is not as it was written: ${what}. Nothing was done, and nothing was changed. ` +
      "Restore the file from a copy; or move it away, and look at the key pairs and at the files beside it yourself",
    { problem: "corrupted" },
  );
}
