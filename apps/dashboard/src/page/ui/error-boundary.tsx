import { Component, type ReactNode } from "react";

import { Button } from "./button.tsx";
import { Icon } from "./icon.tsx";

interface Props {
  readonly children: ReactNode;
}

interface State {
  readonly error?: Error;
}

/** Keeps a part that broke, or could not be loaded, from taking the rest of the page along. */
export class ErrorBoundary extends Component<Props, State> {
  static getDerivedStateFromError(error: Error): State {
    return { error };
  }

  override state: State = {};

  override render(): ReactNode {
    const { error } = this.state;
    if (error === undefined) return this.props.children;
    return (
      <div className="notice broken">
        <Icon name="alert" />
        <div role="alert">
          <p>
            <strong>A part of this page could not be shown.</strong> If akp-dashboard has stopped, start it
            again and open the link that it prints. If it runs, reload the page.
          </p>
          <p className="problem-details">{error.message}</p>
        </div>
        <Button icon="refresh" onClick={() => location.reload()}>
          Reload
        </Button>
      </div>
    );
  }
}
