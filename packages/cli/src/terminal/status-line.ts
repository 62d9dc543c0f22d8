import type { Context } from "../context.ts";

/** A line on stderr that says what goes on, and is gone when it is over. */
export interface StatusLine {
  /** @param text No wider than the terminal: what breaks into a second line could not be taken away. */
  show(text: string): void;
  /** Takes the line away, so that something else can be written in its place. */
  clear(): void;
}

/** Only a terminal gets such lines, and not with `--quiet`, `--no-color`, `NO_COLOR` or `TERM=dumb`. */
export function openStatusLine({ globals }: Context): StatusLine {
  const { stderr, env } = process;
  const isPlain = !globals.color || Boolean(env["NO_COLOR"]) || env["TERM"] === "dumb";
  if (!stderr.isTTY || globals.quiet || isPlain) return { show: () => {}, clear: () => {} };

  let isShown = false;
  return {
    show(text) {
      isShown = true;
      stderr.write(`\r${text}${clearToEnd}`);
    },
    clear() {
      if (!isShown) return;
      isShown = false;
      stderr.write(`\r${clearToEnd}`);
    },
  };
}

/** As terminals understand it: erase from the cursor to the end of the line. */
const clearToEnd = "\u001B[K";
