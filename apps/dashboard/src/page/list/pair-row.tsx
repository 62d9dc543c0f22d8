import type { ApiKeyPair } from "@api-key-pairs/client";

import { isPast } from "../ages/is-past.ts";
import { day } from "../time/durations.ts";
import { Timestamp } from "../time/timestamp.tsx";
import { useNow } from "../time/use-now.ts";
import { Button } from "../ui/button.tsx";
import { CopyButton } from "../ui/copy-button.tsx";
import { Icon } from "../ui/icon.tsx";
import { AgeBar } from "./age-bar.tsx";
import { prefixOf } from "./prefix-of.ts";
import type { RowContext } from "./row-context.ts";

interface Props extends RowContext {
  readonly pair: ApiKeyPair;
  /** Which row of the whole table it is, counted from 2, where not all of them are there. */
  readonly rowIndex?: number | undefined;
}

export function PairRow({ pair, signer, rotationDays, onDelete, rowIndex }: Props) {
  const { id, created_at } = pair;
  const prefix = prefixOf(id);
  const past = isPast(useNow() - Date.parse(created_at), rotationDays * day);
  return (
    <tr className="pair-row" role="row" aria-rowindex={rowIndex} data-pair={id}>
      <th className="pair-id" scope="row" role="rowheader">
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
        <span className="pair-badges">
          {id === signer && (
            <span className="badge badge-own">
              <Icon name="key" />
              Signs for this page
            </span>
          )}
          {past && (
            <span className="badge badge-past">
              <span className="diamond" />
              Past rotation age
            </span>
          )}
        </span>
      </th>
      <td className="pair-created" role="cell">
        <Timestamp value={created_at} />
      </td>
      <td className="pair-age" role="cell">
        <AgeBar createdAt={created_at} rotationDays={rotationDays} />
      </td>
      <td className="pair-actions" role="cell">
        <Button
          variant="quiet-danger"
          className="button-small"
          icon="trash"
          aria-label={`Delete ${prefix}`}
          data-delete=""
          onClick={() => onDelete(pair)}
        >
          Delete
        </Button>
      </td>
    </tr>
  );
}
