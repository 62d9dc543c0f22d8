import { CliError } from "../../errors/cli-error.ts";
import { exitCode } from "../../errors/exit-code.ts";
import type { AkpCommand } from "../../errors/next-step.ts";

/** What the operating system says no with. */
export type SystemError = NodeJS.ErrnoException & { code: string };

/** Whether the operating system said no, rather than a mistake of ours. */
export function isSystemError(error: unknown): error is SystemError {
  return typeof (error as NodeJS.ErrnoException).code === "string";
}

const reasons: Readonly<Record<string, string>> = {
  EACCES: "you may not write there",
  EPERM: "you may not write there",
  EROFS: "the disk is read-only",
  ENOENT: "there is no such directory",
  ENOTDIR: "there is no such directory",
  EEXIST: "that name is taken, and nothing is ever overwritten",
  ENOSPC: "the disk is full",
  EDQUOT: "your part of the disk is full",
  EFBIG: "files may not be that large here (ulimit -f)",
  ENAMETOOLONG: "the name is too long",
  EPIPE: "nobody reads from the pipe any more",
};

/** Why a private key cannot go there, in words. */
export function reasonOf(error: NodeJS.ErrnoException): string {
  return reasons[error.code ?? ""] ?? error.message;
}

/**
 * A place that no private key can go to, found before a pair was asked for.
 *
 * @param reason In place of what the code of the error stands for.
 * @param first What to do before another file is tried.
 */
export function unusable(
  path: string,
  error: NodeJS.ErrnoException,
  reason: string = reasonOf(error),
  first: readonly AkpCommand[] = [],
): CliError {
  return new CliError(
    {
      exitCode: exitCode.configuration,
      code: error.code === "EEXIST" ? "file_exists" : "file_unusable",
      message: `The private key cannot be saved to ${path}: ${reason}`,
      why: "Nothing was sent, and no key pair was created.",
      next: [...first, { akp: ["create"], options: { out: "FILE" }, says: "another file" }],
    },
    { cause: error },
  );
}
