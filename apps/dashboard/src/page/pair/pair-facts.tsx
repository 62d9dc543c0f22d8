import type { ApiKeyPair } from "@api-key-pairs/client";

import { EnvironmentBadge } from "../header/environment-badge.tsx";
import type { SessionInfo } from "../session/session-info.ts";
import { Timestamp } from "../time/timestamp.tsx";
import { namesOfRoles } from "./names-of-roles.ts";

interface Props {
  readonly pair: ApiKeyPair;
  readonly target: SessionInfo["target"];
}

/** Which pair it is, and where: to look at before something is done to it. */
export function PairFacts({ pair, target }: Props) {
  const roles = namesOfRoles(pair);
  return (
    <dl className="dialog-facts">
      <dt>Id</dt>
      <dd className="mono">{pair.id}</dd>
      {roles !== "" && (
        <>
          <dt>Roles</dt>
          <dd>{roles}</dd>
        </>
      )}
      <dt>At</dt>
      <dd>
        <span className="mono">{new URL(target.baseUrl).host}</span> <EnvironmentBadge target={target} />
      </dd>
      <dt>Created</dt>
      <dd>
        <Timestamp value={pair.created_at} />
      </dd>
    </dl>
  );
}
