/** Lets an object say how Node.js and Bun print it. */
const inspectHook = Symbol.for("nodejs.util.inspect.custom");

/**
 * Makes a created pair safe to print: `console.log` and `util.inspect` show its private key as redacted, and
 * everything that looks at the object itself, such as `console.dir`, Deno and the consoles of browsers, finds a getter
 * and does not call it. Reading the property and `JSON.stringify` still give the key, since it exists nowhere else.
 *
 * @param pair - the pair as the API sent it
 * @returns the same object
 */
export function hidePrivateKey<Pair extends { private_key?: unknown }>(pair: Pair): Pair {
  const privateKey = pair.private_key;
  return Object.defineProperties(pair, {
    private_key: { get: () => privateKey, enumerable: true, configurable: true },
    [inspectHook]: { value: () => ({ ...pair, private_key: "[redacted]" }), configurable: true },
  });
}
