import type { Api } from "./start-api.ts";

/** Creates key pairs, and gives their ids. */
export async function createPairs({ client }: Api, count: number): Promise<string[]> {
  const created = await Promise.all(Array.from({ length: count }, async () => await client.create()));
  return created.map(({ id }) => id);
}
