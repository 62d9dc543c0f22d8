import type { ApiKeyPairsClient, Observer } from "@api-key-pairs/client";
import type { Config, OutputFormat } from "@api-key-pairs/client/node";

import type { GlobalOptions } from "./program/global-options.ts";
import { safeText } from "./terminal/safe-text.ts";
import { createStyle } from "./terminal/style.ts";
import type { Style } from "./terminal/style.ts";
import { writeTo } from "./terminal/write-to.ts";

/** What a command works with. Nothing is read or loaded before it is asked for. */
export interface Context {
  readonly globals: GlobalOptions;
  /** Aborted by Ctrl-C. */
  readonly signal: AbortSignal;
  /** Whether a person can be asked: stdin and stderr are terminals. */
  readonly isInteractive: boolean;
  /** How many columns the terminal on stdout has; `undefined` when it is none. */
  readonly width: number | undefined;
  /** Colours for stdout and for stderr. */
  readonly style: { readonly out: Style; readonly err: Style };
  /** The configuration that counts. Its warnings are told, with `--verbose` where each value came from, once. */
  config(): Promise<Config>;
  /** A client for the API as configured. */
  client(observer?: Observer): Promise<ApiKeyPairsClient>;
  /** How to print the result: as configured, else a table on a terminal and JSON elsewhere. */
  format(): Promise<OutputFormat>;
  /** Writes data to stdout, and waits until there is room for more. Throws when nobody reads it any more. */
  write(text: string): Promise<void>;
  /** Tells on stderr what may be missed: what goes on, what to type next. Not with `--quiet`. */
  note(text: string): void;
  /** Tells on stderr what must not be missed. */
  warn(text: string): void;
  /** Tells on stderr what only `--verbose` wants to know. */
  explain(text: string): void;
}

/** @param signal Aborted by Ctrl-C. */
export function createContext(globals: GlobalOptions, signal: AbortSignal): Context {
  const { stdin, stdout, stderr } = process;
  const color = globals.color;
  const style = { out: createStyle(stdout, color), err: createStyle(stderr, color) };
  const tell = (text: string) => void stderr.write(`${text}\n`);

  const load = async () => {
    const [{ loadConfig }, { unlessAborted }] = await Promise.all([
      import("@api-key-pairs/client/node"),
      import("./unless-aborted.ts"),
    ]);
    const config = await unlessAborted(signal, async () => await loadConfig({ flags: globals }));
    for (const warning of config.warnings) context.warn(warning);
    for (const [name, source] of Object.entries(config.sources))
      context.explain(`${name}: ${source.value} (${source.from})`);
    return config;
  };
  let config: Promise<Config> | undefined;
  const context: Context = {
    globals,
    signal,
    isInteractive: stdin.isTTY && stderr.isTTY,
    width: stdout.isTTY ? stdout.columns : undefined,
    style,
    config: async () => await (config ??= load()),
    async client(observer) {
      const { target, auth } = await context.config();
      const { createClient } = await import("@api-key-pairs/client");
      return createClient({ ...target, auth: auth(), observer });
    },
    format: async () => (await context.config()).output ?? (stdout.isTTY ? "table" : "json"),
    write: async (text) => await writeTo(stdout, text),
    note: (text) => (globals.quiet ? undefined : tell(text)),
    warn: (text) => tell(`${style.err("yellow", "warning:")} ${safeText(text)}`),
    explain: (text) => (globals.verbose ? tell(style.err("dim", safeText(text))) : undefined),
  };
  return context;
}
