/**
 * Gives an object a property that code can read and that nothing shows by accident: `console.log`, `util.inspect`,
 * `JSON.stringify` and a spread all leave it out.
 */
export function addSecret<Target extends object, Name extends string, Value>(
  target: Target,
  name: Name,
  value: Value,
): Target & { readonly [Key in Name]: Value } {
  // A getter, since console.dir can be told to show what is not enumerable.
  return Object.defineProperty(target, name, { get: () => value }) as Target & {
    readonly [Key in Name]: Value;
  };
}
