import type { ExitCode } from "../../errors/exit-code.ts";
import type { NextStep } from "../../errors/next-step.ts";

/** What is checked, in this order. The names are those of the output. */
export type CheckName =
  | "configuration"
  | "credential"
  | "key_file"
  | "key"
  | "dns"
  | "connection"
  | "tls"
  | "server"
  | "clock"
  | "token"
  | "scopes";

/** How a check went. No text in it holds a secret. */
export interface Outcome {
  /** `warning`: it works, and something should be done all the same. */
  readonly status: "failed" | "ok" | "skipped" | "warning";
  /** What was found, in one sentence without a full stop. */
  readonly message: string;
  /** What else there is to know, a line each. */
  readonly details?: readonly string[];
  /** What to type. */
  readonly next?: readonly NextStep[];
  /** What the command exits with if this is the first failure. */
  readonly exitCode?: ExitCode;
}

/** How a check went, and what the ones after it need. */
export interface Found<Value = undefined> extends Outcome {
  readonly value?: Value;
}

/** A check as it is printed. */
export interface Check extends Outcome {
  readonly name: CheckName;
  readonly durationMs: number;
}
