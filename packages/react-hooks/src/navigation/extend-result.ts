/**
 * Adds to the result of a query without reading it: TanStack Query renders a component anew only for what it has read.
 */
export function extendResult<Result extends object, Extra extends object>(
  result: Result,
  extra: Extra,
): Result & Extra {
  const extended = { ...extra };
  for (const key of Object.keys(result) as (keyof Result)[]) {
    Object.defineProperty(extended, key, { get: () => result[key], enumerable: true });
  }
  return extended as Result & Extra;
}
