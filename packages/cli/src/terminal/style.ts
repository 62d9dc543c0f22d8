import { styleText } from "node:util";

/** How a piece of text looks; text stays as it is where colours are not wanted. */
export type Style = (format: Parameters<typeof styleText>[0], text: string) => string;

/**
 * Colours for one stream: on a terminal that has them, unless `NO_COLOR`, `TERM=dumb` or `--no-color` say otherwise.
 *
 * @param isWanted `false` after `--no-color`.
 */
export function createStyle(stream: NodeJS.WritableStream, isWanted: boolean): Style {
  return isWanted ? (format, text) => styleText(format, text, { stream }) : (_format, text) => text;
}
