import { expect } from "vitest";

import { ConfigError } from "../node/config-error.ts";
import { loadConfig, type Config, type ConfigFlags } from "../node/load-config.ts";
import { newMachine } from "./machine.ts";
import { failureOf } from "./real-server.ts";

/** What a machine is configured with: the command line, the environment, and the content of the configuration file. */
export interface LoadOptions {
  readonly flags?: ConfigFlags;
  readonly env?: Readonly<Record<string, string>>;
  readonly toml?: string;
}

/** What stands for the path of the configuration file, which is another one in each run. */
export const file = "/home/me/.config/akp/config.toml";

/** Loads the configuration of a machine of its own, and gives what JSON shows of it. */
export async function load(options: LoadOptions): Promise<Config> {
  const { config, path } = start(options);
  return JSON.parse(JSON.stringify(await config).replaceAll(JSON.stringify(path).slice(1, -1), file));
}

/** Loads it, and gives what the error is that it fails with. */
export async function refusal(options: LoadOptions) {
  const { config, path } = start(options);
  const error = await failureOf(config);
  expect(error).toBeInstanceOf(ConfigError);
  const { message, problem } = error as ConfigError;
  return { message: message.replaceAll(path, file), problem };
}

function start({ flags, env, toml }: LoadOptions) {
  const machine = newMachine();
  if (toml !== undefined) machine.configure(toml);
  const config = loadConfig({ flags, env: { ...machine.env, ...env } });
  return { config, path: machine.configFile };
}
