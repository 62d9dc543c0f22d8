/** The lines of a PEM: each is a secret of its own. */
export function canariesOf(pem: string): string[] {
  return pem.split("\n").filter((line) => line.length >= 12 && !line.startsWith("-----"));
}

/** Those that a text shows. */
export function canariesIn(text: string, canaries: readonly string[]): string[] {
  return canaries.filter((canary) => text.includes(canary));
}

/** Every text that can be reached from a value: by name, symbol, getter, prototype, entry and item. */
export function textsOf(value: unknown): string {
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

/** The page as it stands, and what its fields hold. */
export function textOfPage(): string {
  const fields = [...document.querySelectorAll<HTMLInputElement>("input, textarea, select")];
  return [document.documentElement.outerHTML, ...fields.map(({ value }) => value)].join("\n");
}

/** What the page has put by for later. */
export function textOfStorage(): string {
  return [JSON.stringify(localStorage), JSON.stringify(sessionStorage), document.cookie].join("\n");
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
