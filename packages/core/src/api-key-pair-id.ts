import { text } from "./text.ts";

/** Longer than any id of the API (43 or 36 characters), and shorter than a key or a token in the wrong place. */
const maxIdLength = 255;

/** One path segment, whatever it holds: not empty, not `.` or `..`, and made of whole characters. */
const pattern = new RegExp(String.raw`^(?!\.{1,2}$)[^\p{Surrogate}]{1,${maxIdLength}}$`, "u");

/** What `delete` takes. */
export const apiKeyPairIdSchema = text(
  pattern,
  `must be the id of a key pair, as create and list return it: 1 to ${maxIdLength} characters, ` +
    'not "." or ".."',
);
