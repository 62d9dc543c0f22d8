/** Every text that can be reached from a value: by name, symbol, getter, prototype, entry and item. */
export function reachableTexts(value: unknown): string {
  const seen = new Set<unknown>();
  const texts: string[] = [];
  const left: unknown[] = [value];
  while (left.length > 0) {
    const part = left.pop();
    if (typeof part === "string") texts.push(part);
    if (!isObject(part) || seen.has(part)) continue;
    seen.add(part);
    if (part instanceof Map || part instanceof Set) left.push(...part.entries());
    for (let level: object | null = part; level !== null; level = Object.getPrototypeOf(level)) {
      for (const key of Reflect.ownKeys(level)) left.push(String(key), read(part, key));
      if (level === Object.prototype || level === Function.prototype) break;
    }
  }
  return texts.join("\n");
}

function isObject(value: unknown): value is object {
  return (typeof value === "object" && value !== null) || typeof value === "function";
}

function read(value: object, key: PropertyKey): unknown {
  try {
    return Reflect.get(value, key);
  } catch {
    return undefined;
  }
}
