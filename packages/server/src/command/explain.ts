/** What to print about a failure: for the errors that a listening socket is likely to have, what to do about them. */
export function explain(error: unknown): string {
  const { syscall = "", code, address, port, hostname, message } = error as ListenError;
  const where = `port ${port} of ${address}`;
  // What to listen on is a name. That of a database is in a message that says so.
  if (syscall === "getaddrinfo")
    return `${hostname} has no address (${code}). Choose an address of this machine with --host.`;
  // A worker does not listen itself: its primary binds for it.
  switch (["listen", "bind"].includes(syscall) ? code : undefined) {
    case "EADDRINUSE":
      return `${where} is already in use. Stop what uses it, or choose another with --port (0 takes any free one).`;
    case "EACCES":
      return `${where} may not be used by this user. Choose one above 1023 with --port.`;
    case "EADDRNOTAVAIL":
      return `${address} is not an address of this machine. Choose one that is with --host.`;
    default:
      return message;
  }
}

interface ListenError extends NodeJS.ErrnoException {
  address?: string;
  port?: number;
  hostname?: string;
}
