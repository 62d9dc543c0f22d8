import { readFileSync } from "node:fs";

/** The version of this package. The file lies one directory up from here in the source and when built. */
export function packageVersion(): string {
  return JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8")).version;
}
