import type { Role } from "@api-key-pairs/client";
import { useId } from "react";

interface Props {
  readonly role: Role;
  readonly isChosen: boolean;
  /** Whether it can be given with what else was chosen. */
  readonly isPossible: boolean;
  /** The roles that it adds to; none when it is no add-on. */
  readonly basedOn: readonly Role[];
  readonly onChange: (isChosen: boolean) => void;
}

/** One role, to be chosen or not. */
export function RoleField({ role, isChosen, isPossible, basedOn, onChange }: Props) {
  const [nameId, hintId] = [useId(), useId()];
  return (
    <label className={isPossible ? "role" : "role role-impossible"}>
      <input
        type="checkbox"
        checked={isChosen}
        disabled={!isPossible}
        onChange={(event) => onChange(event.target.checked)}
        aria-labelledby={nameId}
        aria-describedby={hintId}
      />
      <span id={nameId}>{role.name}</span>
      <span className="role-hint" id={hintId}>
        {role.description}
        {basedOn.length > 0 && ` Goes with ${basedOn.map(({ name }) => name).join(" or ")}.`}
      </span>
    </label>
  );
}
