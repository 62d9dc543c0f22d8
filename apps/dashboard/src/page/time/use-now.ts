import { useSyncExternalStore } from "react";

/** How often ages are told anew, in milliseconds: they are told in minutes. */
const period = 30_000;

/**
 * The time, in milliseconds since 1970. Whoever uses it is rendered anew twice a minute, and sees the same time as
 * everybody else.
 */
export function useNow(): number {
  return useSyncExternalStore(subscribe, readNow);
}

let now = Date.now();
const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;

function readNow(): number {
  return now;
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  timer ??= setInterval(tick, period);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

/** Moves the time on for everybody at once. */
function tick(): void {
  now = Date.now();
  for (const listener of listeners) listener();
}
