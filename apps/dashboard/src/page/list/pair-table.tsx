import type { ReactNode, Ref } from "react";

import { moveBetweenRows } from "./move-between-rows.ts";

interface Props {
  /** Names the table for those who cannot see it. */
  readonly caption: string;
  /** Whether it has columns for what revision 2026-08 knows of a pair. */
  readonly isDetailed: boolean;
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
export function PairTable({ caption, isDetailed, rowCount, isBusy = false, children, bodyRef }: Props) {
  return (
    <table
      className={`pair-table ${isDetailed ? "pair-table-detailed" : ""}`}
      role="table"
      aria-rowcount={rowCount}
      aria-busy={isBusy}
      onKeyDown={moveBetweenRows}
    >
      <caption className="visually-hidden">{caption}</caption>
      <thead role="rowgroup">
        <tr role="row" aria-rowindex={rowCount === undefined ? undefined : 1}>
          <Heading of="id">{isDetailed ? "Key pair" : "Id"}</Heading>
          {isDetailed && (
            <>
              <Heading of="roles">Roles</Heading>
              <Heading of="used">Last used</Heading>
            </>
          )}
          <Heading of="created">Created</Heading>
          <Heading of="age">Age</Heading>
          <Heading of="actions">
            <span className="visually-hidden">Actions</span>
          </Heading>
        </tr>
      </thead>
      <tbody role="rowgroup" ref={bodyRef}>
        {children}
      </tbody>
    </table>
  );
}

function Heading({ of: column, children }: { readonly of: string; readonly children: ReactNode }) {
  return (
    <th className={`pair-${column}`} scope="col" role="columnheader">
      {children}
    </th>
  );
}
