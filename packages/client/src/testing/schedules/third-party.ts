import type { FaultyApi } from "./faulty-api.ts";

/** Somebody else, who has pairs, makes others and deletes some, and whom no fault strikes. */
export async function createThirdParty({ root, input, spared, askedToDelete }: FaultyApi) {
  // Called as the caller's are.
  const own = new Set([(await root.create(input)).id]);
  const gone = new Set<string>();
  return {
    /** What is there, and has to be. */
    own,
    /** The ids that the caller asked to delete, whatever came of it. */
    askedByCaller() {
      const asked = askedToDelete();
      for (const id of gone) asked.splice(asked.indexOf(id), 1);
      return asked;
    },
    /** Whether a pair is, or once was, of somebody else than the caller. */
    isTheirs: (id: string) => own.has(id) || gone.has(id),
    create: () => spared(async () => void own.add((await root.create(input)).id)),
    delete: () =>
      spared(async () => {
        const [id] = own;
        if (id === undefined) return;
        await root.delete(id);
        own.delete(id);
        gone.add(id);
      }),
  };
}
