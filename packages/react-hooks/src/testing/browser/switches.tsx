import { useApiKeyPair, useApiKeyPairs, useRoles, useUpdateApiKeyPair } from "../../index.ts";

/** Shows whether pairs can sign, and what they may do, each with a button that switches it off or on. */
export function Switches() {
  const { data } = useApiKeyPairs();
  const { data: roles } = useRoles();
  const { mutate, error } = useUpdateApiKeyPair();
  if (!data || !roles) return <p>Loading</p>;
  return (
    <>
      {error && <p role="alert">{error.code}</p>}
      <ul aria-label="switches">
        {data.items.map(({ id, display_name: name, active = false }) => (
          <li key={id}>
            <button onClick={() => mutate({ id, changes: { active: !active } })}>{name}</button>
            {data.updating?.ids.includes(id) ? " is being switched" : active ? " is on" : " is off"}
          </li>
        ))}
      </ul>
      <RolesOf id={data.items[0]!.id} known={roles.length} />
    </>
  );
}

function RolesOf({ id, known }: { id: string; known: number }) {
  const { data } = useApiKeyPair(id);
  const names = data?.roles?.map(({ name }) => name).join(", ");
  return data && <p role="status">{`${names}, of ${known} roles; ${data.active ? "on" : "off"}`}</p>;
}
