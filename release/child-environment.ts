import { delimiter, dirname, sep } from "node:path";

import { run, type RunOptions } from "./run.ts";

// Git tells hooks in this way which repository is meant, and means this one.
const isForThisProcess = /^(GIT_.*|NODE_OPTIONS|NODE_ENV|FORCE_COLOR)$/;

/**
 * The environment of every program in a rehearsal: that of this process, less what is meant for this process alone and
 * what would let a program ask or choose differently.
 *
 * @param workspace The tree whose own programs are not to be found.
 */
export async function childEnvironment(workspace: string, signal: AbortSignal): Promise<RunOptions["env"]> {
  const inherited = Object.entries(process.env).filter(([name]) => !isForThisProcess.test(name));
  const path = pathWithout(workspace, process.env["PATH"]!);
  const env = {
    ...Object.fromEntries(inherited),
    PATH: path,
    CI: "true",
    NO_COLOR: "1",
    GIT_TERMINAL_PROMPT: "0",
  };
  const globalConfig = await run(dirname(workspace), "npm", ["config", "get", "globalconfig"], {
    env,
    signal,
  });
  return {
    ...env,
    // npm looks for it beside the Node.js that it runs on, which is not the one that it was installed with.
    npm_config_globalconfig: globalConfig.trim(),
    PATH: [dirname(process.execPath), path].join(delimiter),
  };
}

/** Leaves out of a PATH the folders of a workspace. */
export function pathWithout(workspace: string, path: string): string {
  return path
    .split(delimiter)
    .filter((folder) => !`${folder}${sep}`.startsWith(`${workspace}${sep}`))
    .join(delimiter);
}
