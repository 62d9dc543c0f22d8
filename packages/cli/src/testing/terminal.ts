import { stripVTControlCharacters } from "node:util";

import { spawn } from "@lydell/node-pty";
import { onTestFinished } from "vitest";

import { akpCommand, bareEnvironment, temporaryDirectory } from "./akp.ts";
import type { LaunchOptions } from "./akp.ts";

/** What to press, for `type`. */
export const keys = { enter: "\r", ctrlC: "\u0003", ctrlD: "\u0004" } as const;

export interface TerminalOptions extends Omit<LaunchOptions, "stdin"> {
  /** @default 80 */
  columns?: number;
  /** @default 24 */
  rows?: number;
  /**
   * A line for `sh`, in which `akp` is a command, in place of the arguments of `akp`: for pipes and redirections on a
   * terminal.
   */
  shell?: string;
}

/** A run of `akp` in a terminal. */
export interface Terminal {
  /** All that was written so far, control sequences with it, as the terminal gets them: lines end in `\r\n`. */
  readonly raw: string;
  /** All that was written so far, without control sequences, and lines that end in `\n`. */
  readonly text: string;
  /**
   * Waits until the text holds this.
   *
   * @returns The text so far.
   * @throws {Error} When the command ends without having written it; the message holds the text.
   */
  waitFor(wanted: string | RegExp): Promise<string>;
  /** Presses keys, such as `"y" + keys.enter`. */
  type(input: string): void;
  /** The exit code, once all is written. A command that a signal ended has 128 and the signal, as in a shell. */
  readonly ended: Promise<number>;
}

/** Starts `akp` in a terminal of its own. It is killed after the test if it still runs. */
export function openTerminal(
  args: readonly string[],
  { env = {}, cwd = temporaryDirectory(), columns = 80, rows = 24, shell }: TerminalOptions = {},
): Terminal {
  const line = `akp() { ${akpCommand.map(quote).join(" ")} "$@"; }\n${shell}`;
  const [file, ...rest] = shell === undefined ? [...akpCommand, ...args] : ["sh", "-c", line];
  const pty = spawn(file!, rest, {
    cwd,
    cols: columns,
    rows,
    name: env["TERM"] ?? "xterm-256color",
    env: withoutGaps({ ...bareEnvironment(cwd), ...env }),
  });
  let raw = "";
  let isOver = false;
  const listeners = new Set<() => void>();
  const tellListeners = () => listeners.forEach((listener) => listener());
  const toText = () => stripVTControlCharacters(raw).replaceAll("\r\n", "\n");
  pty.onData((data) => {
    raw += data;
    tellListeners();
  });
  const ended = new Promise<number>((resolve) => {
    pty.onExit(({ exitCode, signal }) => {
      isOver = true;
      tellListeners();
      resolve(signal ? 128 + signal : exitCode);
    });
  });
  onTestFinished(() => {
    if (!isOver) pty.kill("SIGKILL");
  });
  return {
    get raw() {
      return raw;
    },
    get text() {
      return toText();
    },
    async waitFor(wanted) {
      return await new Promise((resolve, reject) => {
        const look = () => {
          const text = toText();
          const isThere = typeof wanted === "string" ? text.includes(wanted) : wanted.test(text);
          if (!isThere && !isOver) return;
          listeners.delete(look);
          if (isThere) resolve(text);
          else reject(new Error(`The command ended without writing ${String(wanted)}, but:\n${text}`));
        };
        listeners.add(look);
        look();
      });
    },
    type: (input) => pty.write(input),
    ended,
  };
}

/** What is undefined would become the word. */
function withoutGaps(env: Readonly<Record<string, string | undefined>>): Record<string, string | undefined> {
  return Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined));
}

function quote(word: string): string {
  return `'${word.replaceAll("'", String.raw`'\''`)}'`;
}
