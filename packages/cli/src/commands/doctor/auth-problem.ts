import { ConfigError } from "@api-key-pairs/client/node";
import type { Config } from "@api-key-pairs/client/node";

/** What is wrong with the credential, as far as that can be told without using it. */
export function authProblem(config: Config): ConfigError | undefined {
  try {
    config.auth();
    return undefined;
  } catch (error) {
    if (error instanceof ConfigError) return error;
    throw error;
  }
}
