import type { Operation, Revision } from "../revisions/revision.ts";

/** Says what a request asks for, by its method and its path as `pathOf` gives it; `undefined` when it is no operation. */
export type OperationOf = (method: string, path: string) => Operation | undefined;

/** Makes the function that knows the operations of a revision. */
export function createOperationOf({ operations }: Revision): OperationOf {
  const known = Object.entries(operations).map(([name, { method, path }]) => ({
    name: name as Operation,
    method: method as string,
    pattern: new RegExp(`^${path.replaceAll(/:\w+/g, "[^/]+")}$`),
  }));
  return (method, path) => known.find((one) => one.method === method && one.pattern.test(path))?.name;
}
