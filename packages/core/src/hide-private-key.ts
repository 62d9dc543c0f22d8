/** The hooks by which Node.js and Bun, and Deno, let an object say how it is printed. */
const inspectHooks = [Symbol.for("nodejs.util.inspect.custom"), Symbol.for("Deno.customInspect")];

/**
 * Makes `console.log` and `util.inspect` print a created pair with its private key redacted. Reading the
 * property and `JSON.stringify` still give it, since it exists nowhere else.
 *
 * @param pair - the pair as the API sent it
 * @returns the same object
 */
export function hidePrivateKey<Pair extends { private_key?: unknown }>(pair: Pair): Pair {
  const print = () => ({ ...pair, private_key: "[redacted]" });
  for (const hook of inspectHooks) Object.defineProperty(pair, hook, { value: print, configurable: true });
  return pair;
}
