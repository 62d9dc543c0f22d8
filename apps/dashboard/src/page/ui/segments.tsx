import { useId, type ReactNode } from "react";

import { Icon, type IconName } from "./icon.tsx";

interface Props<T extends string> {
  /** Names the choice for those who cannot see it. */
  readonly label: string;
  readonly options: readonly { readonly value: T; readonly label: string; readonly icon?: IconName }[];
  readonly value: T;
  readonly onChange: (value: T) => void;
  readonly className?: string;
}

/** One of a few, side by side: radio buttons in other clothes, so that arrow keys move the choice. */
export function Segments<T extends string>({
  label,
  options,
  value,
  onChange,
  className = "",
}: Props<T>): ReactNode {
  const name = useId();
  return (
    <div className={`segments ${className}`} role="radiogroup" aria-label={label}>
      {options.map((option) => (
        <label key={option.value} title={option.icon && option.label}>
          <input
            type="radio"
            name={name}
            checked={option.value === value}
            onChange={() => onChange(option.value)}
          />
          {option.icon && <Icon name={option.icon} />}
          <span className={option.icon ? "visually-hidden" : undefined}>{option.label}</span>
        </label>
      ))}
    </div>
  );
}
