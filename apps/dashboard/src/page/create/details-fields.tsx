import type { NewApiKeyPair, Role } from "@api-key-pairs/client";
import { useId } from "react";

import { canBeGiven, givenRoles } from "./given-roles.ts";
import { RoleField } from "./role-field.tsx";

/** What was filled in. */
export interface Details {
  readonly name: string;
  /** The ids of the roles that were chosen. */
  readonly chosen: ReadonlySet<string>;
}

export const noDetails: Details = { name: "", chosen: new Set() };

/** What the API is asked to create. `undefined` as long as something is missing. */
export function inputOf({ name, chosen }: Details, roles: readonly Role[] = []): NewApiKeyPair | undefined {
  const displayName = name.trim();
  const given = givenRoles(roles, chosen);
  if (displayName === "" || given.length === 0) return undefined;
  return { display_name: displayName, role_ids: given.map(({ id }) => id) };
}

interface Props {
  readonly details: Details;
  /** Those to choose from. Left out until they are there. */
  readonly roles: readonly Role[] | undefined;
  /** Whether it can't be changed any more. */
  readonly isFixed: boolean;
  readonly onChange: (details: Details) => void;
}

/** Asks for the name and the roles of a pair. */
export function DetailsFields({ details, roles, isFixed, onChange }: Props) {
  const hint = useId();
  const { name, chosen } = details;
  const given = givenRoles(roles ?? [], chosen);
  const choose = (id: string, isChosen: boolean) => {
    const next = new Set(chosen);
    if (isChosen) next.add(id);
    else next.delete(id);
    onChange({ name, chosen: next });
  };
  return (
    <>
      <label className="dialog-field">
        Name
        <input
          className="input"
          value={name}
          onChange={(event) => onChange({ name: event.target.value, chosen })}
          readOnly={isFixed}
          // What the API takes. Source: APIKeyPairCreate of revision 2026-08.
          maxLength={200}
          aria-describedby={hint}
          autoComplete="off"
        />
      </label>
      <p className="dialog-hint" id={hint}>
        What will sign with it: “Checkout, production”, say.
      </p>
      <fieldset className="roles" disabled={isFixed}>
        <legend>Roles: what it may do</legend>
        <div className="roles-list">
          {roles === undefined && <span className="spinner" />}
          {roles?.map((role) => (
            <RoleField
              key={role.id}
              role={role}
              isChosen={given.includes(role)}
              isPossible={canBeGiven(role, given)}
              basedOn={roles.filter(({ slug }) => role.applies_to?.includes(slug))}
              onChange={(isChosen) => choose(role.id, isChosen)}
            />
          ))}
        </div>
      </fieldset>
    </>
  );
}
