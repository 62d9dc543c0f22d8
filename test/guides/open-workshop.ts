import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";

import { inject } from "vitest";

import { programs } from "./programs.ts";
import { root } from "./read-guide.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** The directory with the command, bundled as it is published: the global setup of its own tests makes it. */
    akp: string;
  }
}

/** The packages that the guides install, and where this repository has them. */
const installed: Readonly<Record<string, string>> = {
  "@api-key-pairs/cli": "packages/cli",
  "@api-key-pairs/client": "packages/client",
  "@api-key-pairs/react-hooks": "packages/react-hooks",
  "@api-key-pairs/server": "packages/server",
  "@tanstack/react-query": "packages/react-hooks/node_modules/@tanstack/react-query",
  "@types/node": "node_modules/@types/node",
  "@types/react": "packages/react-hooks/node_modules/@types/react",
  "@types/react-dom": "packages/react-hooks/node_modules/@types/react-dom",
  react: "packages/react-hooks/node_modules/react",
  "react-dom": "packages/react-hooks/node_modules/react-dom",
  vite: "apps/dashboard/node_modules/vite",
  vitest: "node_modules/vitest",
};

/** The packages as their sources, for what bundles or tests. */
const conditions = ["@api-key-pairs/source", "browser", "import", "module", "default"];
const bundlerConfig = `export default ${JSON.stringify({
  resolve: { conditions },
  ssr: { resolve: { conditions: ["@api-key-pairs/source", "node"] } },
})};\n`;

/**
 * A machine with nothing on it but the programs and packages that guides ask for, and the API in another terminal, where
 * `serve` starts it.
 */
export async function openWorkshop(serve: string) {
  const home = mkdtempSync(join(tmpdir(), "guides-"));
  const bin = join(home, "bin");
  for (const folder of [bin, join(home, "runner")]) mkdirSync(folder);
  for (const [name, script] of Object.entries(programs)) {
    writeFileSync(join(bin, name), `#!/bin/sh\n${script}`);
    chmodSync(join(bin, name), 0o755);
  }
  for (const [name, path] of Object.entries(installed)) {
    const link = join(home, "node_modules", name);
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(join(root, path), link);
  }
  writeFileSync(join(home, "bundler.config.mjs"), bundlerConfig);

  const { PATH, TMPDIR } = process.env;
  const env: NodeJS.ProcessEnv = {
    PATH: [bin, dirname(process.execPath), PATH].join(":"),
    TMPDIR,
    HOME: home,
    XDG_CONFIG_HOME: join(home, ".config"),
    XDG_STATE_HOME: join(home, ".local/state"),
    TZ: "UTC",
    // What one process has compiled, the next need not.
    NODE_COMPILE_CACHE: join(inject("akp"), "compile-cache"),
    // As on a terminal without colours.
    GR4VY_OUTPUT: "table",
    NO_COLOR: "1",
    NODE_OPTIONS: "--conditions=@api-key-pairs/source --disable-warning=ExperimentalWarning",
    // Of a runner: what a step leaves for those after it.
    RUNNER_TEMP: join(home, "runner"),
    GITHUB_ENV: join(home, "runner/env"),
    // For the programs that stand for others.
    AKP: join(inject("akp"), "akp.js"),
    WORKSPACE: root,
  };

  const server = spawn("sh", ["-c", `exec ${serve} --port 0 --admin --log-level silent`], {
    cwd: home,
    env,
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = once(server, "exit");
  const url = await listening(server.stdout);
  const token = readFileSync(join(home, "akp-data/admin-token"), "utf8").trim();
  return {
    home,
    env,
    url,
    /** As it was at first. */
    reset: async () => {
      const { status } = await fetch(`${url}/_admin/reset`, {
        method: "POST",
        headers: { authorization: `Bearer ${token}` },
      });
      if (status !== 204) throw new Error(`The server could not be reset: ${status}`);
    },
    close: async () => {
      server.kill();
      await ended;
      rmSync(home, { recursive: true, force: true });
    },
  };
}

export type Workshop = Awaited<ReturnType<typeof openWorkshop>>;

async function listening(output: NodeJS.ReadableStream): Promise<string> {
  for await (const line of createInterface(output)) {
    const [, url] = /^Listening on\s+(\S+)/.exec(line) ?? [];
    if (url !== undefined) return url;
  }
  throw new Error("The server ended before it listened");
}

/** Whether this machine has the programs that some guides use and nobody has to have. */
export function hasPrograms(...names: readonly string[]): boolean {
  try {
    for (const name of names) execFileSync("sh", ["-c", `command -v ${name}`], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}
