import { join } from "node:path";

import { run } from "../test/packed/run.ts";

/**
 * Copies a repository, its history and its files as they are now, committed or not. What Git ignores stays behind, and
 * nothing is written to the original.
 */
export async function copyTree(original: string, copy: string, signal: AbortSignal): Promise<void> {
  const git = async (...args: string[]) => await run(original, "git", args, { signal });
  await git("clone", "--quiet", "--no-checkout", original, copy);
  const ofCopy = ["--git-dir", join(copy, ".git")];
  // Tags need an author too.
  await git(...ofCopy, "config", "user.name", "Rehearsal");
  await git(...ofCopy, "config", "user.email", "rehearsal@localhost");
  await git(...ofCopy, "config", "commit.gpgSign", "false");
  await git(...ofCopy, "config", "tag.gpgSign", "false");
  await git(...ofCopy, "--work-tree", original, "add", "--all");
  await git(
    ...ofCopy,
    "--work-tree",
    original,
    "commit",
    "--quiet",
    "--allow-empty",
    "--message",
    "Rehearsal",
  );
  await run(copy, "git", ["reset", "--quiet", "--hard"], { signal });
}
