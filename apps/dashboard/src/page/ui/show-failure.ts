import { isApiKeyPairsError } from "@api-key-pairs/client";

import { isSessionExpired } from "../session/is-session-expired.ts";
import { explainError } from "./explain-error.ts";
import { showToast } from "./show-toast.ts";

/** What was to be done to a pair. */
interface Failed {
  /** What people call the pair. */
  readonly name: string;
  /** As it follows "was": `deleted`. */
  readonly done: string;
}

/** After these the API may have done it all the same. */
const uncertain = new Set(["connection", "timeout", "server", "response"]);

/** Shows a message about what failed, and how to try it again. */
export function showFailure(error: unknown, { name, done }: Failed, retry: () => void): void {
  // Then the whole page says so.
  if (isSessionExpired(error)) return;
  const { title: reason, advice, isWorthRetrying } = explainError(error);
  const isUncertain = isApiKeyPairsError(error) && uncertain.has(error.code);
  showToast({
    kind: "failure",
    title: isUncertain
      ? `It is not known whether key pair ${name} was ${done}`
      : `Key pair ${name} was not ${done}`,
    description: `${reason}. ${advice}${isUncertain ? " The list shows what became of it." : ""}`,
    ...(error instanceof Error && { details: error.message }),
    ...(isWorthRetrying && { action: { label: "Try again", run: retry } }),
  });
}
