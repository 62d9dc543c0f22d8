import { unsafe } from "../terminal/safe-text.ts";
import { hideSecrets } from "./hide-secrets.ts";

/**
 * JSON without secrets and without characters that a terminal would act upon: they are escaped, which leaves the value
 * as it is.
 *
 * @param indent How many spaces a level is indented by; all is on one line when left out.
 */
export function toJson(value: unknown, indent?: number): string {
  return escapeUnsafe(JSON.stringify(value, hideSecrets, indent));
}

/** Escapes what is unsafe in text where it can only be within quotes. Line ends are layout, and stay. */
export function escapeUnsafe(text: string): string {
  return text.replace(unsafe, (characters) => (characters === "\n" ? characters : escape(characters)));
}

/** In UTF-16, as JSON and YAML read it. */
function escape(character: string): string {
  const units = Array.from({ length: character.length }, (_, index) => character.charCodeAt(index));
  return units.map((unit) => String.raw`\u${unit.toString(16).padStart(4, "0")}`).join("");
}
