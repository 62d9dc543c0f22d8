/** Whether an error says that nobody reads what is written any more. */
export function isClosedOutput(error: unknown): boolean {
  const { code, syscall } = error as NodeJS.ErrnoException;
  return code === "EPIPE" && syscall === "write";
}
