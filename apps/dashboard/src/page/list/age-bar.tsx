import { isPast } from "../ages/is-past.ts";
import { day } from "../time/durations.ts";
import { useNow } from "../time/use-now.ts";
import { ageShare, describeShare } from "./age-share.ts";

interface Props {
  readonly createdAt: string;
  readonly rotationDays: number;
}

/** How much of its time a key has had. */
export function AgeBar({ createdAt, rotationDays }: Props) {
  const age = useNow() - Date.parse(createdAt);
  const past = isPast(age, rotationDays * day);
  return (
    <span className={`age-bar ${past ? "age-bar-past" : ""}`}>
      <span className="age-bar-track" aria-hidden="true">
        <span className="age-bar-fill" style={{ width: `${ageShare(age, rotationDays) * 100}%` }} />
      </span>
      <span className="age-bar-text">{describeShare(age, rotationDays)}</span>
    </span>
  );
}
