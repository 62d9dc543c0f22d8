import { useMemo } from "react";

import { day } from "../time/durations.ts";
import { useWidth } from "../ui/use-width.ts";
import { binAges } from "./age-bins.ts";
import { createAgeScale } from "./age-scale.ts";
import { axisTicks } from "./axis-ticks.ts";
import { Bars } from "./bars.tsx";
import { describeAges } from "./describe-ages.ts";
import { Dots, pitch } from "./dots.tsx";
import type { AgeSummary } from "./summarize-ages.ts";

/** In pixels. */
const height = 134;
const plot = { top: 26, bottom: 110 };
const inset = 6;
/** So many dots fit on one another. What is more becomes bars. */
const rows = Math.floor((plot.bottom - plot.top) / pitch);

interface Props {
  /** In milliseconds. */
  readonly ages: readonly number[];
  readonly summary: AgeSummary;
  readonly rotationDays: number;
}

/** Keys on an axis of time. What is past the rotation age is right of a line, of another colour and another shape. */
export function AgesPicture({ ages, summary, rotationDays }: Props) {
  const [ref, width] = useWidth<HTMLDivElement>();
  const rotationAge = rotationDays * day;
  const axis = Math.max(0, width - 2 * inset);
  const scale = useMemo(
    () => createAgeScale(Math.max(0, summary.oldest), rotationAge),
    [summary.oldest, rotationAge],
  );
  const bins = useMemo(
    () => binAges(ages, scale, rotationAge, Math.max(2, Math.floor(axis / pitch))),
    [ages, scale, rotationAge, axis],
  );
  const line = scale.position(rotationAge) * axis;
  const highest = Math.max(...bins.map((bin) => bin.count));

  return (
    <div ref={ref}>
      {width > 0 && (
        <svg
          width={width}
          height={height}
          role="img"
          aria-label={ages.length === 0 ? "No ages yet" : describeAges(summary, rotationDays)}
        >
          <g transform={`translate(${inset})`}>
            <rect
              className="ages-past-area"
              x={line}
              y={plot.top - 8}
              width={axis - line + inset}
              height={plot.bottom - plot.top + 8}
            />
            {highest <= rows ? (
              <Dots bins={bins} axis={axis} bottom={plot.bottom} />
            ) : (
              <Bars
                bins={bins}
                axis={axis}
                bottom={plot.bottom}
                height={plot.bottom - plot.top}
                labelAt={line > axis / 2 ? "start" : "end"}
              />
            )}
            <line className="ages-axis" x1={-inset} x2={axis + inset} y1={plot.bottom} y2={plot.bottom} />
            {axisTicks(scale, 58 / axis).map(({ position, label }) => (
              <g key={label} transform={`translate(${position * axis} ${plot.bottom})`}>
                <line className="ages-axis" y2="4" />
                <text y="18" textAnchor={position === 0 ? "start" : "middle"} x={position === 0 ? -inset : 0}>
                  {label}
                </text>
              </g>
            ))}
            <line className="ages-line" x1={line} x2={line} y1={plot.top - 8} y2={plot.bottom} />
            <text className="ages-line-label" x={line} y={plot.top - 14} textAnchor="middle">
              {rotationDays} days
            </text>
          </g>
        </svg>
      )}
    </div>
  );
}
