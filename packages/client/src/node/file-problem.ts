const causes: Readonly<Record<string, string>> = {
  EACCES: "this user may not",
  EPERM: "this user may not",
  EISDIR: "it is a directory",
  ENOTDIR: "a part of its path is a file",
  ENOSPC: "the disk is full",
  EROFS: "the disk is read-only",
};

/** Says why a file could not be used, without the path, which the platform's own message repeats. */
export function fileProblem(error: unknown, intent: "read" | "written"): string {
  const { code = "an unknown reason" } = error as NodeJS.ErrnoException;
  if (code === "ENOENT" && intent === "read") return "does not exist";
  return `cannot be ${intent}: ${causes[code] ?? code}`;
}
