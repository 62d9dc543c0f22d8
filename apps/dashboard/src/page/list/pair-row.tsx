import type { ApiKeyPair } from "@api-key-pairs/client";

import { isPast } from "../ages/is-past.ts";
import { nameOf } from "../pair/name-of.ts";
import { namesOfRoles } from "../pair/names-of-roles.ts";
import { prefixOf } from "../pair/prefix-of.ts";
import { thumbprintOf } from "../pair/thumbprint-of.ts";
import { day } from "../time/durations.ts";
import { Timestamp } from "../time/timestamp.tsx";
import { useNow } from "../time/use-now.ts";
import { CopyButton } from "../ui/copy-button.tsx";
import { AgeBar } from "./age-bar.tsx";
import { PairActions } from "./pair-actions.tsx";
import { PairBadges } from "./pair-badges.tsx";
import type { RowContext } from "./row-context.ts";

interface Props extends RowContext {
  readonly pair: ApiKeyPair;
  /** Whether the table has columns for what revision 2026-08 knows of a pair. */
  readonly isDetailed: boolean;
  /** Whether it is being changed. */
  readonly isUpdating: boolean;
  /** Which row of the whole table it is, counted from 2, where not all of them are there. */
  readonly rowIndex?: number | undefined;
}

export function PairRow({ pair, signer, rotationDays, isDetailed, isUpdating, rowIndex }: Props) {
  const { id, created_at, last_used_at: lastUsedAt } = pair;
  const prefix = prefixOf(id);
  const roles = namesOfRoles(pair);
  const past = isPast(useNow() - Date.parse(created_at), rotationDays * day);
  const badges = (
    <PairBadges isSigner={thumbprintOf(pair) === signer} isOff={pair.active === false} isPast={past} />
  );
  return (
    <tr className="pair-row" role="row" aria-rowindex={rowIndex} data-pair={id}>
      <th className="pair-id" scope="row" role="rowheader">
        {isDetailed && (
          <span className="pair-name-line">
            <span className="pair-name" dir="auto" title={nameOf(pair)}>
              {nameOf(pair)}
            </span>
            {badges}
          </span>
        )}
        <span className="pair-id-line">
          <span className="mono">
            <b>{prefix}</b>
            {id.slice(prefix.length)}
          </span>
          <CopyButton
            value={id}
            subject="Id"
            variant="quiet"
            className="button-small button-icon"
            aria-label={`Copy id ${prefix}`}
          />
        </span>
        {!isDetailed && badges}
      </th>
      {isDetailed && (
        <>
          <td className="pair-roles" role="cell">
            <span title={roles}>{roles}</span>
          </td>
          <td className="pair-used" role="cell">
            {lastUsedAt == null ? (
              <span className="pair-unused">Never used</span>
            ) : (
              <Timestamp value={lastUsedAt} />
            )}
          </td>
        </>
      )}
      <td className="pair-created" role="cell">
        <Timestamp value={created_at} />
      </td>
      <td className="pair-age" role="cell">
        <AgeBar createdAt={created_at} rotationDays={rotationDays} />
      </td>
      <td className="pair-actions" role="cell">
        <PairActions pair={pair} isUpdating={isUpdating} />
      </td>
    </tr>
  );
}
