/** What a terminal, a service manager and a shell that goes away send to end a process. */
export const stopSignals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** Only the first signal is heard: a second one ends a process that takes too long, as it would without us. */
export async function nextStopSignal(): Promise<string> {
  return await new Promise((resolve) => {
    const stop = (signal: string) => {
      for (const name of stopSignals) process.off(name, stop);
      resolve(signal);
    };
    for (const name of stopSignals) process.on(name, stop);
  });
}
