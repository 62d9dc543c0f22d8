import type { AgeBin } from "./age-bins.ts";

/** How far apart two marks are, both ways, in pixels. */
export const pitch = 13;

interface Props {
  readonly bins: readonly AgeBin[];
  /** The length of the axis, in pixels. */
  readonly axis: number;
  /** Where the axis is, in pixels from the top. */
  readonly bottom: number;
}

/** One mark a key: a disc while it is young, a diamond once it is past the rotation age. */
export function Dots({ bins, axis, bottom }: Props) {
  return bins.flatMap(({ from, to, count, past }) =>
    Array.from({ length: count }, (_, row) => {
      const x = ((from + to) / 2) * axis;
      const y = bottom - (row + 0.5) * pitch - 1;
      const key = `${from} ${row}`;
      return past ? (
        <path key={key} className="ages-past" d="M0-6 6 0 0 6-6 0Z" transform={`translate(${x} ${y})`} />
      ) : (
        <circle key={key} className="ages-fresh" cx={x} cy={y} r="5" />
      );
    }),
  );
}
