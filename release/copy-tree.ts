import { dirname, join } from "node:path";

import { run, type RunOptions } from "./run.ts";

/**
 * Copies a tree as it is now, committed or not, into a repository of its own. What Git ignores stays behind, and nothing
 * is written to the original.
 *
 * The history is one commit: part of a history, as CI has it, makes `changeset version` look for the rest without end.
 */
export async function copyTree(original: string, copy: string, options: RunOptions): Promise<void> {
  await run(dirname(copy), "git", ["init", "--quiet", "--initial-branch", "main", copy], options);
  const git = async (...args: string[]) => await run(copy, "git", args, options);
  // Tags need an author too.
  await git("config", "user.name", "Rehearsal");
  await git("config", "user.email", "rehearsal@localhost");
  await git("config", "commit.gpgSign", "false");
  await git("config", "tag.gpgSign", "false");
  await git("--git-dir", join(copy, ".git"), "--work-tree", original, "add", "--all");
  await git("commit", "--quiet", "--message", "Rehearsal");
  await git("reset", "--quiet", "--hard");
}
