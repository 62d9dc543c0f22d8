/** What a terminal, a service manager and a shell that goes away send to end a process. */
const stopSignals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** Only the first signal is heard: a second one ends a process that takes too long, as it would without us. */
export async function nextStopSignal(): Promise<void> {
  await new Promise<void>((resolve) => {
    const stop = () => {
      for (const name of stopSignals) process.off(name, stop);
      resolve();
    };
    for (const name of stopSignals) process.on(name, stop);
  });
}
