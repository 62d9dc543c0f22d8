/** A signal that the first Ctrl-C, or SIGTERM, aborts. The second ends the process, as it would without us. */
export function abortOnInterrupt(): AbortSignal {
  const controller = new AbortController();
  process.once("SIGINT", () => controller.abort());
  process.once("SIGTERM", () => controller.abort());
  return controller.signal;
}
