import * as fc from "fast-check";

const [firstSurrogate, surrogates] = [0xd800, 0x800];

/**
 * Any character of Unicode, as a unit of `fc.string`. The unit "binary" of fast-check is the same, and takes seconds to make
 * a table of all of them.
 */
export const codePoint = fc
  .nat(0x10ffff - surrogates)
  .map((number) => String.fromCodePoint(number < firstSurrogate ? number : number + surrogates));
