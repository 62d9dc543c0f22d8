import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import type { TestProject } from "vitest/node";

import { installAlone } from "./install-alone.ts";
import { installProject } from "./install-project.ts";
import { installTools } from "./install-tools.ts";
import { packPackages } from "./pack-packages.ts";
import { versionsInWorkspace } from "./versions-in-workspace.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** Where the packed packages are installed together. */
    project: string;
    /** Where each of them is installed alone, in a folder named after it. */
    alone: string;
    /** Where the runtimes and the bundlers are. */
    tools: string;
  }
}

/** Packs the packages once, and installs them as strangers do: all into one project, and each into one of its own. */
export async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), "api-key-pairs-packed-"));
  const remove = async () => await rm(folder, { recursive: true, force: true });
  try {
    const [project, alone, tarballs] = ["project", "alone", "tarballs"].map((name) => join(folder, name)) as [
      string,
      string,
      string,
    ];
    await mkdir(tarballs);
    const [packed, others] = await Promise.all([
      packPackages(tarballs),
      versionsInWorkspace("@tanstack/react-query", "@types/node", "@types/react", "react", "react-dom"),
    ]);
    const [tools] = await Promise.all([
      installTools(),
      installProject(project, packed, others),
      installAlone(alone, packed, others),
    ]);
    provide("project", project);
    provide("alone", alone);
    provide("tools", tools);
    return remove;
  } catch (error) {
    await remove();
    throw error;
  }
}
