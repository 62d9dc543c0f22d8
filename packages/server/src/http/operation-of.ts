/** The operations of the API, as faults, the request journal and the metrics name them. */
export const operations = ["create", "list", "delete"] as const;

export type Operation = (typeof operations)[number];

const ofCollection: Partial<Record<string, Operation>> = { POST: "create", GET: "list" };

/**
 * What a request asks for, by its method and path.
 *
 * @param path As `pathOf` gives it.
 * @returns `undefined` when it is none of the API's operations.
 */
export function operationOf(method: string, path: string): Operation | undefined {
  if (path === "/api-key-pairs") return ofCollection[method];
  return method === "DELETE" && /^\/api-key-pairs\/[^/]+$/.test(path) ? "delete" : undefined;
}
