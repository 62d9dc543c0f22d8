import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../../..", import.meta.url));
const dashboard = join(root, "apps/dashboard");

/** What the page is made from. */
const sources = [
  join(dashboard, "index.html"),
  join(dashboard, "vite.config.ts"),
  join(dashboard, "public"),
  join(dashboard, "src/page"),
  ...["core", "client", "react-hooks"].map((name) => join(root, "packages", name, "src")),
  join(root, "pnpm-lock.yaml"),
];

/** Builds the page, unless it is newer than everything that it is made from. */
export async function buildPage(): Promise<void> {
  const builtAt = lastChange(join(dashboard, "dist/page/index.html"));
  if (Math.max(...sources.map(lastChange)) < builtAt) return;
  process.stdout.write("Building the page...\n");
  const { build } = await import("vite");
  await build({ root: dashboard, logLevel: "warn" });
}

/** In milliseconds since 1970; that of a directory counts what was added to it and removed. */
function lastChange(path: string): number {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (!stats?.isDirectory()) return stats?.mtimeMs ?? 0;
  return Math.max(stats.mtimeMs, ...readdirSync(path).map((name) => lastChange(join(path, name))));
}
