import { resolve } from "node:path";

import { deliverToCommand, deliverToFile } from "@api-key-pairs/client/node";
import type { HandOver, HandOverNote, JournalRecord } from "@api-key-pairs/client/rotation";

import { CliError } from "../../errors/cli-error.ts";
import { exitCode } from "../../errors/exit-code.ts";
import { usageError } from "../../program/usage-error.ts";
import type { KeyInUse } from "./key-in-use.ts";

/** Who is to get the new key, as the command line says it. */
export interface Recipients {
  readonly out?: string;
  readonly exec?: readonly string[];
  /** In seconds. */
  readonly execTimeout?: number;
}

/**
 * Decides who gets the new key: the commands, then the file. Without any, the file of the key in use.
 *
 * @param print Gets what the commands print.
 * @throws {CliError} When nothing says where the key is to go.
 */
export function chooseHandOvers(
  { out, exec = [], execTimeout = 60 }: Recipients,
  { file: inUse }: Pick<KeyInUse, "file">,
  print: (text: string) => void,
): HandOver[] {
  if (out === "" || out === "-") throw usageError("--out takes the name of a file");
  if (exec.some((command) => command.trim() === "")) throw usageError("--exec takes a command");
  const file = out ?? (exec.length === 0 ? inUse : undefined);
  if (file === undefined && exec.length === 0) {
    throw usageError("The key in use comes from GR4VY_PRIVATE_KEY: say where the new one is to go", [
      { akp: ["rotate"], options: { out: "FILE" } },
      { akp: ["rotate"], options: { exec: "COMMAND" }, says: "which reads the key on its stdin" },
    ]);
  }
  const common = { timeoutMs: execTimeout * 1000, directory: process.cwd() };
  const names = nameCommands(exec);
  return [
    ...exec.map((command, index) => toCommand({ ...common, name: names[index]!, command }, print)),
    ...(file === undefined ? [] : [toFile(file)]),
  ];
}

/** Where there are several, their places tell them apart: they may all be of one program. */
function nameCommands(commands: readonly string[]): string[] {
  const names = commands.map((command) => deliverToCommand(command).name);
  if (names.length === 1) return names;
  return names.map((name, index) => `${name} (${index + 1} of ${names.length})`);
}

/**
 * Those of a rotation that is under way, as its journal has them.
 *
 * @throws {CliError} When another program began it.
 */
export function restoreHandOvers(
  records: readonly JournalRecord[],
  print: (text: string) => void,
): HandOver[] {
  const [began] = records;
  if (began?.kind !== "began") return [];
  return began.plan.handOver.map(({ name, note = {} }) => {
    const { file, command, timeoutMs, directory } = note;
    if (file !== undefined) return toFile(String(file));
    if (command !== undefined) {
      return toCommand(
        { name, command: String(command), timeoutMs: Number(timeoutMs), directory: String(directory) },
        print,
      );
    }
    throw new CliError({
      exitCode: exitCode.configuration,
      code: "rotation_other_hand_over",
      message: `The journal does not say how to hand the key over to ${name}: go on with the program that began it`,
    });
  });
}

/** The same, but for a command, which is not run to take a key back. */
export function withoutCommand(handOver: HandOver): HandOver {
  return handOver.withdraw === undefined ? { ...handOver, withdraw: async () => "skipped" } : handOver;
}

interface Command {
  /** What it is called in the journal and in what is told. */
  readonly name: string;
  readonly command: string;
  readonly timeoutMs: number;
  /** The working directory. */
  readonly directory: string;
}

function toCommand(
  { name, command, timeoutMs, directory }: Command,
  print: (text: string) => void,
): HandOver {
  const handOver = deliverToCommand(command, { name, timeoutMs, cwd: directory, onOutput: print });
  return remembered(handOver, { command, timeoutMs, directory });
}

function toFile(path: string): HandOver {
  return remembered(deliverToFile(path), { file: resolve(path) });
}

/** A hand-over that the journal says how to make again. */
function remembered(handOver: HandOver, remember: HandOverNote): HandOver {
  const prepare: HandOver["prepare"] = async (old) => ({ ...(await handOver.prepare?.(old)), ...remember });
  return { ...handOver, prepare };
}
