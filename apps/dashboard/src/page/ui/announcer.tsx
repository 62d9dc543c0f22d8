import { useSyncExternalStore } from "react";

let text = "";
const listeners = new Set<() => void>();

/** Has screen readers say something, once they are done with what they are saying. */
export function announce(message: string): void {
  // The same words again would be no change, and stay unsaid.
  text = message === text ? `${message}\u00A0` : message;
  for (const listener of listeners) listener();
}

export function Announcer() {
  const message = useSyncExternalStore(subscribe, () => text);
  return (
    // Said explicitly: a dialog silences what else is on the page, but not live regions that it finds by this attribute.
    <p className="visually-hidden" role="status" aria-live="polite">
      {message}
    </p>
  );
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
