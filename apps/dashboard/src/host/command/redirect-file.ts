import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A file that leads whoever opens it in a browser to a link. */
export interface RedirectFile {
  readonly path: string;
  readonly remove: () => void;
}

/**
 * Writes a link where only this user can read it: as an argument of the browser it would be in the list of processes,
 * which everybody on this machine can read.
 */
export function writeRedirectFile(link: string): RedirectFile {
  const directory = mkdtempSync(join(tmpdir(), "akp-dashboard-"));
  const path = join(directory, "open.html");
  // The link is of our making: there is nothing to escape in it.
  const page = `<!doctype html><meta charset="utf-8"><title>Dashboard</title><meta http-equiv="refresh" content="0;url=${link}">\n`;
  writeFileSync(path, page, { mode: 0o600, flag: "wx" });
  return { path, remove: () => rmSync(directory, { recursive: true, force: true }) };
}
