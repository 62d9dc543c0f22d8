import { formatCount } from "../ui/format-count.ts";
import type { AgeBin } from "./age-bins.ts";

interface Props {
  readonly bins: readonly AgeBin[];
  /** The length of the axis, in pixels. */
  readonly axis: number;
  /** Where the axis is, in pixels from the top. */
  readonly bottom: number;
  /** How high the highest bar is, in pixels. */
  readonly height: number;
  /** Where the label does not meet that of the rotation age. */
  readonly labelAt: "start" | "end";
}

/** One bar for many keys: plain while they are young, hatched once they are past the rotation age. */
export function Bars({ bins, axis, bottom, height, labelAt }: Props) {
  const highest = Math.max(...bins.map((bin) => bin.count));
  return (
    <>
      <defs>
        <pattern
          id="ages-hatch"
          width="5"
          height="5"
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <rect className="ages-hatch-ground" width="5" height="5" />
          <rect className="ages-past" width="2.5" height="5" />
        </pattern>
      </defs>
      {bins.map(({ from, to, count, past }) => {
        if (count === 0) return null;
        // A single key must be seen beside a thousand.
        const length = Math.max(4, (count / highest) * height);
        return (
          <rect
            key={from}
            {...(past
              ? { className: "ages-bar-past", fill: "url(#ages-hatch)" }
              : { className: "ages-fresh" })}
            x={from * axis + 1}
            y={bottom - length}
            width={Math.max(1, (to - from) * axis - 2)}
            height={length}
          />
        );
      })}
      <text
        className="ages-highest"
        x={labelAt === "start" ? 0 : axis}
        y={bottom - height - 12}
        textAnchor={labelAt}
      >
        highest bar: {formatCount(highest)}
      </text>
    </>
  );
}
