import { inspect } from "node:util";

/** Everything that a value shows of itself: printed, serialised, by name, by prototype, through its causes. */
function everythingOf(value: unknown): string {
  const seen = new Set<unknown>();
  const texts: string[] = [
    inspect(value, { depth: Infinity, showHidden: true, getters: true, maxStringLength: null }),
  ];
  collect(value);
  return texts.join("\n");

  function collect(part: unknown): void {
    if (typeof part === "string") texts.push(part);
    if ((typeof part !== "object" && typeof part !== "function") || part === null || seen.has(part)) return;
    seen.add(part);
    texts.push(
      attempt(() => JSON.stringify(part)),
      attempt(() => (part as { toString(): string }).toString()),
    );
    for (let level: object | null = part; level !== null; level = Object.getPrototypeOf(level)) {
      for (const key of Reflect.ownKeys(level)) {
        if (key === "constructor") continue;
        texts.push(String(key));
        attempt(() => collect((part as Record<PropertyKey, unknown>)[key]));
      }
      if (level === Object.prototype || level === Function.prototype) break;
    }
  }
}

/** The secrets, or telling parts of them, that a value shows. */
export function secretsIn(value: unknown, secrets: readonly string[]): string[] {
  const text = everythingOf(value);
  return secrets.flatMap((secret) => fragments(secret)).filter((fragment) => text.includes(fragment));
}

/** Lines of a PEM, parts of a JWT: each is a secret of its own. */
function fragments(secret: string): string[] {
  return secret.split(/[\n.]/).filter((part) => part.length >= 12 && !part.startsWith("-----"));
}

function attempt<T>(read: () => T): string {
  try {
    return String(read());
  } catch {
    return "";
  }
}
