/** Rows as high as those that are being loaded. */
export function SkeletonRows({ count }: { readonly count: number }) {
  return Array.from({ length: count }, (_, index) => (
    <tr key={index} className="pair-row pair-row-skeleton" role="row">
      <td className="pair-id" role="cell">
        <span className="skeleton" style={{ width: "min(24rem, 80%)" }} />
      </td>
      <td className="pair-created" role="cell">
        <span className="skeleton" style={{ width: "7rem" }} />
      </td>
      <td className="pair-age" role="cell">
        <span className="skeleton" style={{ width: "8rem" }} />
      </td>
      <td className="pair-actions" role="cell" />
    </tr>
  ));
}
