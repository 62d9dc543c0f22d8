import { useEffect, type ReactNode } from "react";

import type { SessionInfo } from "../session/session-info.ts";
import { Button } from "../ui/button.tsx";
import { CopyButton } from "../ui/copy-button.tsx";
import { Icon } from "../ui/icon.tsx";
import { EnvironmentBadge } from "./environment-badge.tsx";
import { environmentOf } from "./environment-of.ts";
import { ThemeSwitch } from "./theme-switch.tsx";
import "./page-header.css";

interface Props {
  readonly info: SessionInfo;
  readonly onEndSession: () => void;
}

/** Where you are, and as whom: what to look at before a key is created or deleted. */
export function PageHeader({ info, onEndSession }: Props) {
  const { signer, target } = info;
  const { host } = new URL(target.baseUrl);
  // Tabs are told apart by it, too.
  useEffect(() => {
    document.title = `${host} · API key pairs`;
  }, [host]);
  return (
    <header className={`page-header page-header-${environmentOf(target)}`}>
      <span className="page-header-mark">
        <Icon name="key" />
      </span>
      <dl className="page-header-facts">
        <Fact name="Environment">
          <EnvironmentBadge target={target} />
        </Fact>
        <Fact name="API">
          <span className="mono">{host}</span>
        </Fact>
        {info.profile !== undefined && <Fact name="Profile">{info.profile}</Fact>}
        <Fact name="Signed by">
          {signer === null ? (
            "a token of unknown origin"
          ) : (
            <>
              <span className="mono" title={signer}>
                {signer.slice(0, 12)}…
              </span>
              <CopyButton
                value={signer}
                subject="Id of the signing key"
                variant="quiet"
                className="button-small button-icon"
                aria-label="Copy id of the signing key"
              />
            </>
          )}
        </Fact>
      </dl>
      <div className="page-header-controls">
        <ThemeSwitch />
        <Button variant="quiet" onClick={onEndSession}>
          End session
        </Button>
      </div>
    </header>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
