interface Props {
  readonly count: number;
  /** Whether the table has columns for what revision 2026-08 knows of a pair. */
  readonly isDetailed: boolean;
}

/** Rows as high as those that are being loaded. */
export function SkeletonRows({ count, isDetailed }: Props) {
  return Array.from({ length: count }, (_, index) => (
    <tr key={index} className="pair-row pair-row-skeleton" role="row">
      <Bar of="id" width="min(24rem, 80%)" />
      {isDetailed && (
        <>
          <Bar of="roles" width="6rem" />
          <Bar of="used" width="6rem" />
        </>
      )}
      <Bar of="created" width="7rem" />
      <Bar of="age" width="8rem" />
      <td className="pair-actions" role="cell" />
    </tr>
  ));
}

function Bar({ of: column, width }: { readonly of: string; readonly width: string }) {
  return (
    <td className={`pair-${column}`} role="cell">
      <span className="skeleton" style={{ width }} />
    </td>
  );
}
