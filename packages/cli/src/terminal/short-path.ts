import { isAbsolute, relative, sep } from "node:path";

/** The path of a file as one would type it: short where it is in or below the working directory. */
export function shortPath(path: string): string {
  const short = relative("", path);
  const isBelow = !isAbsolute(short) && short.split(sep)[0] !== "..";
  // The dot in front keeps a name that starts with a hyphen from being taken for an option.
  return isBelow ? `.${sep}${short}` : path;
}
