import { ConfigError, loadConfig } from "@api-key-pairs/client/node";
import type { Config } from "@api-key-pairs/client/node";

import { exitCode } from "../../errors/exit-code.ts";
import type { NextStep } from "../../errors/next-step.ts";
import type { GlobalOptions } from "../../program/global-options.ts";
import type { Found } from "./check.ts";
import { isUnconfigured } from "./is-unconfigured.ts";

/** Finds out what is configured, and where each value comes from. */
export async function checkConfiguration(globals: GlobalOptions): Promise<Found<Config>> {
  let config: Config;
  try {
    config = await loadConfig({ flags: globals });
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    const { message } = error;
    return { status: "failed", message, next: remediesOf(error), exitCode: exitCode.configuration };
  }
  const { sources } = config;
  const details = Object.entries(sources).map(([name, { value, from }]) => `${name}: ${value} (${from})`);
  // What there is to say of the key file is said where that is checked.
  const keyFile = sources.privateKeyFile?.value;
  const warnings = config.warnings.filter((warning) => keyFile === undefined || !warning.includes(keyFile));
  if (warnings.length > 0) return { status: "warning", message: warnings.join("; "), details, value: config };
  return { status: "ok", message: describe(config), details, value: config };
}

function describe(config: Config): string {
  if (isUnconfigured(config)) return "nothing is configured yet";
  return config.profile === undefined ? "no profile is in use" : `profile ${config.profile} is in use`;
}

function remediesOf({ problem, source }: ConfigError): NextStep[] {
  if (problem === "unknown_profile") return [{ akp: ["profile", "list"] }];
  return source?.startsWith("GR4VY_") ? [`unset ${source}   # or set it to what is right`] : [];
}
