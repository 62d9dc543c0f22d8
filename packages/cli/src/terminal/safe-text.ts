/** Control characters, and those that reorder or hide text: in a terminal they can lie about what is on the screen. */
export const unsafe = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;

/**
 * Text of somebody else's, made safe for a terminal: what could move the cursor, change colours or reverse letters is
 * shown as its code, such as `\u{1b}`.
 */
export function safeText(text: string): string {
  return text.replace(unsafe, (character) => String.raw`\u{${character.codePointAt(0)!.toString(16)}}`);
}
