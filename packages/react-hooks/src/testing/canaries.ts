import { inspect } from "node:util";

/** Every text that is reachable from a value: keys, symbols, getters, maps and sets, errors, prototypes, printed forms. */
export function textsOf(...values: unknown[]): string {
  const seen = new Set<unknown>();
  const texts = values.map((value) =>
    inspect(value, {
      depth: Infinity,
      showHidden: true,
      getters: true,
      maxStringLength: null,
      maxArrayLength: null,
    }),
  );
  const pending = [...values];
  while (pending.length > 0) {
    const part = pending.pop();
    if (typeof part === "string") texts.push(part);
    const isObject = (typeof part === "object" && part !== null) || typeof part === "function";
    if (!isObject || seen.has(part)) continue;
    seen.add(part);
    if (part instanceof Map) pending.push(...part.keys(), ...part.values());
    if (part instanceof Set) pending.push(...part);
    pending.push(Object.getPrototypeOf(part));
    for (const key of Reflect.ownKeys(part)) {
      texts.push(String(key));
      try {
        pending.push(Reflect.get(part, key));
      } catch {
        // Some getters of prototypes work on their instances alone.
      }
    }
  }
  return texts.join("\n");
}

/** The lines of a PEM that are found in `text`, but for those so short that chance could bring them there. */
export function linesFound(pem: string, text: string): string[] {
  const lines = pem.split("\n").filter((line) => line.length > 12 && !line.startsWith("-----"));
  return lines.filter((line) => text.includes(line));
}
