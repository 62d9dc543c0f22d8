import { rotationDaysOptions } from "./rotation-days.ts";

interface Props {
  readonly value: number;
  readonly onChange: (days: number) => void;
}

export function RotationAgeSelect({ value, onChange }: Props) {
  return (
    <label className="field-inline">
      Rotation age
      <select className="select" value={value} onChange={(event) => onChange(Number(event.target.value))}>
        {rotationDaysOptions.map((days) => (
          <option key={days} value={days}>
            {days} days
          </option>
        ))}
      </select>
    </label>
  );
}
