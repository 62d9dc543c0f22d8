/** What to print about a failure: for the errors that a listening socket is likely to have, what to do about them. */
export function explain(error: unknown): string {
  const { syscall, code, port, message } = error as NodeJS.ErrnoException & { port?: number };
  switch (syscall === "listen" ? code : undefined) {
    case "EADDRINUSE":
      return `port ${port} is already in use. Choose another with --port, or leave it out for any free one.`;
    case "EACCES":
      return `port ${port} may not be used by this user. Choose one above 1023 with --port.`;
    default:
      return message;
  }
}
