import { useEffect, useRef, type ReactNode } from "react";

import { Button } from "../ui/button.tsx";
import { Icon } from "../ui/icon.tsx";
import { explainClosed } from "./explain-closed.ts";
import type { ClosedReason } from "./session.ts";
import "./session-screen.css";

interface Props {
  readonly reason: ClosedReason;
  /**
   * After how many minutes without a request a session ends.
   *
   * @default 60
   */
  readonly idleMinutes?: number;
  /** Whether it lies over the page that was in use. */
  readonly isOverlay: boolean;
  readonly onRetry: () => void;
}

/** Says why there is no session, and how to get one. */
export function SessionScreen({ reason, idleMinutes = 60, isOverlay, onRetry }: Props) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), [reason]);
  const { title, what } = explainClosed(reason, idleMinutes);
  const isGone = reason === "unreachable";

  return (
    <div className={isOverlay ? "session-screen session-overlay" : "session-screen"}>
      <section
        className="session-card"
        aria-labelledby="session-title"
        {...(isOverlay && { role: "alertdialog", "aria-modal": true })}
      >
        <span className="session-mark">
          <Icon name={isGone ? "alert" : "key"} />
        </span>
        <h1 id="session-title" tabIndex={-1} ref={heading}>
          {title}
        </h1>
        <p>{what}</p>
        {isGone ? (
          <Steps>
            <li>
              Start <code>akp-dashboard</code> in a terminal.
            </li>
            <li>Open the link that it prints.</li>
          </Steps>
        ) : (
          <Steps>
            <li>
              Go to the terminal where <code>akp-dashboard</code> runs.
            </li>
            <li>
              Press <kbd>Enter</kbd>: it prints a new link.
            </li>
            <li>Open that link in this browser{isOverlay && ", in this tab to go on where you were"}.</li>
          </Steps>
        )}
        {isGone && (
          <Button variant="primary" onClick={onRetry}>
            Try again
          </Button>
        )}
        <p className="session-note">
          Links open one session each, and only on this machine. The private key stays with akp-dashboard:
          this page never has it.
        </p>
      </section>
    </div>
  );
}

function Steps({ children }: { readonly children: ReactNode }) {
  return <ol className="session-steps">{children}</ol>;
}
