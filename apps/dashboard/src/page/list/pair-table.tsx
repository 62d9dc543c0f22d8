import type { ReactNode, Ref } from "react";

import { moveBetweenRows } from "./move-between-rows.ts";

interface Props {
  /** Names the table for those who cannot see it. */
  readonly caption: string;
  /** All rows, the one of the headings included, where not all of them are there; -1 when that is not known. */
  readonly rowCount?: number | undefined;
  readonly isBusy?: boolean;
  readonly children: ReactNode;
  readonly bodyRef?: Ref<HTMLTableSectionElement>;
}

/**
 * The table around the rows. The roles are written out since what styles display otherwise, as cards on a narrow
 * screen, is no table to some browsers.
 */
export function PairTable({ caption, rowCount, isBusy = false, children, bodyRef }: Props) {
  return (
    <table
      className="pair-table"
      role="table"
      aria-rowcount={rowCount}
      aria-busy={isBusy}
      onKeyDown={moveBetweenRows}
    >
      <caption className="visually-hidden">{caption}</caption>
      <thead role="rowgroup">
        <tr role="row" aria-rowindex={rowCount === undefined ? undefined : 1}>
          <th scope="col" role="columnheader">
            Id
          </th>
          <th scope="col" role="columnheader">
            Created
          </th>
          <th scope="col" role="columnheader">
            Age
          </th>
          <th scope="col" role="columnheader">
            <span className="visually-hidden">Actions</span>
          </th>
        </tr>
      </thead>
      <tbody role="rowgroup" ref={bodyRef}>
        {children}
      </tbody>
    </table>
  );
}
