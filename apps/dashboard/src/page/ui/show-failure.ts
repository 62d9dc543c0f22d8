import { isSessionExpired } from "../session/is-session-expired.ts";
import { explainError } from "./explain-error.ts";
import { showToast } from "./show-toast.ts";

/**
 * Shows a message about what failed, and how to try it again.
 *
 * @param title - what was not done
 */
export function showFailure(error: unknown, title: string, retry: () => void): void {
  // Then the whole page says so.
  if (isSessionExpired(error)) return;
  const { title: reason, advice, isWorthRetrying } = explainError(error);
  showToast({
    kind: "failure",
    title,
    description: `${reason}. ${advice}`,
    ...(isWorthRetrying && { action: { label: "Try again", run: retry } }),
  });
}
