/** A message that passes by. */
export interface Toast {
  readonly title: string;
  readonly description?: string;
  /** For whoever is asked for help. */
  readonly details?: string;
  /** Failures stay until they are dismissed. */
  readonly kind: "success" | "failure";
  readonly action?: { readonly label: string; readonly run: () => void };
}

let show: ((toast: Toast) => void) | undefined;
const waiting: Toast[] = [];

/** Shows a message, as soon as what shows messages has been loaded. */
export function showToast(toast: Toast): void {
  if (show === undefined) waiting.push(toast);
  else show(toast);
}

/** Says what shows messages from now on. */
export function connectToasts(how: (toast: Toast) => void): void {
  show = how;
  for (const toast of waiting.splice(0)) how(toast);
}
