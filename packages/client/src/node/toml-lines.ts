import { parse } from "smol-toml";

/** One line of a TOML document. */
export interface TomlLine {
  readonly kind: "header" | "key" | "comment" | "blank" | "other";
  /** The path of the table that a header opens, or of the value that a key stands for. */
  readonly path: readonly string[];
}

/**
 * Says what each line of a valid document is, going by lines alone: what looks like a header or a key within a value
 * of several lines is taken for one.
 */
export function tomlLines(text: string): TomlLine[] {
  let table: readonly string[] = [];
  return text.split("\n").map((line): TomlLine => {
    const trimmed = line.trim();
    if (trimmed === "") return { kind: "blank", path: [] };
    if (trimmed.startsWith("#")) return { kind: "comment", path: [] };
    if (trimmed.startsWith("[")) {
      const path = pathOf(trimmed);
      if (path.length === 0) return { kind: "other", path };
      table = path;
      return { kind: "header", path };
    }
    const equals = trimmed.indexOf("=");
    const path = equals === -1 ? [] : pathOf(`${trimmed.slice(0, equals)}= 0`);
    return path.length === 0 ? { kind: "other", path } : { kind: "key", path: [...table, ...path] };
  });
}

/**
 * Finds the line that a table starts on or a value is given on.
 *
 * @returns its number, from 1, or `undefined` where lines do not tell
 */
export function lineOf(text: string, path: readonly string[]): number | undefined {
  const index = tomlLines(text).findIndex((line) => path.every((part, level) => line.path[level] === part));
  return index === -1 ? undefined : index + 1;
}

/** The path in a document that has a single one. The parser knows how keys are quoted. */
function pathOf(document: string): string[] {
  try {
    return soleKeys(parse(document));
  } catch {
    return [];
  }
}

function soleKeys(value: unknown): string[] {
  const [entry] = typeof value === "object" && !Array.isArray(value) ? Object.entries(value as object) : [];
  return entry === undefined ? [] : [entry[0], ...soleKeys(entry[1])];
}
