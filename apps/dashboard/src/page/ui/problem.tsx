import { isSessionExpired } from "../session/is-session-expired.ts";
import { explainError } from "./explain-error.ts";
import { Icon } from "./icon.tsx";
import { retryAt } from "./retry-at.ts";
import { RetryButton } from "./retry-button.tsx";

interface Props {
  readonly error: Error;
  /** When it happened, in milliseconds since 1970. */
  readonly failedAt: number;
  /** Left out where there is another way to try again. */
  readonly onRetry?: (() => void) | undefined;
  /** A line about what is shown meanwhile. */
  readonly meanwhile?: string | undefined;
  /** @default "banner" */
  readonly size?: "banner" | "panel";
}

/** An error: what happened, what to do, a way to try again, and the details for whoever is asked for help. */
export function Problem({ error, failedAt, onRetry, meanwhile, size = "banner" }: Props) {
  // Then the whole page says so.
  if (isSessionExpired(error)) return null;
  const { title, advice, isWorthRetrying } = explainError(error);
  return (
    <div className={`problem problem-${size}`}>
      <Icon name="alert" />
      {/* Without the button: its countdown is not to be read out every second. */}
      <div className="problem-text" role="alert">
        <p className="problem-title">{title}</p>
        <p>{advice}</p>
        {meanwhile && <p>{meanwhile}</p>}
        <details>
          <summary>Details</summary>
          <p className="problem-details">{error.message}</p>
        </details>
      </div>
      {isWorthRetrying && onRetry && <RetryButton notBefore={retryAt(error, failedAt)} onRetry={onRetry} />}
    </div>
  );
}
