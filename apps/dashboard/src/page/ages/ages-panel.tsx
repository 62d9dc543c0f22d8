import { lazy, useMemo } from "react";

import { day } from "../time/durations.ts";
import { formatAge } from "../time/format-age.ts";
import { useNow } from "../time/use-now.ts";
import { formatCount } from "../ui/format-count.ts";
import { Late } from "../ui/late.tsx";
import { RotationAgeSelect } from "./rotation-age-select.tsx";
import { summarizeAges } from "./summarize-ages.ts";
import type { AllPairs } from "./use-all-pairs.ts";
import { WalkProgress } from "./walk-progress.tsx";
import "./ages.css";

const AgesPicture = lazy(async () => ({ default: (await import("./ages-picture.tsx")).AgesPicture }));

interface Props {
  readonly all: AllPairs;
  readonly rotationDays: number;
  readonly onRotationDaysChange: (days: number) => void;
}

/** How old the keys are: in figures, and as a picture. */
export function AgesPanel({ all, rotationDays, onRotationDaysChange }: Props) {
  const { pairs } = all;
  const now = useNow();
  const created = useMemo(() => pairs.map((pair) => Date.parse(pair.created_at)), [pairs]);
  const ages = useMemo(() => created.map((time) => now - time), [created, now]);
  const summary = summarizeAges(ages, rotationDays * day);
  const isKnown = ages.length > 0 || all.status === "complete";

  return (
    <section className="panel ages" aria-labelledby="ages-title">
      <div className="panel-head">
        <h2 id="ages-title">Ages</h2>
        <RotationAgeSelect value={rotationDays} onChange={onRotationDaysChange} />
      </div>
      <dl className="figures">
        <Figure name="Key pairs" value={isKnown ? formatCount(summary.total) : "–"} />
        <Figure
          name="Past rotation age"
          value={isKnown ? formatCount(summary.past) : "–"}
          kind={summary.past > 0 ? "past" : "fresh"}
        />
        <Figure name="Oldest" value={ages.length > 0 ? formatAge(summary.oldest) : "–"} />
      </dl>
      <div className="ages-picture">
        <Late>
          <AgesPicture ages={ages} summary={summary} rotationDays={rotationDays} />
        </Late>
      </div>
      <WalkProgress all={all} />
    </section>
  );
}

interface FigureProps {
  readonly name: string;
  readonly value: string;
  readonly kind?: "past" | "fresh";
}

function Figure({ name, value, kind = "fresh" }: FigureProps) {
  return (
    <div className={`figure figure-${kind}`}>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}
