import { useState } from "react";

import { parsePreferences, preferenceCookie } from "./preferences.ts";

/**
 * A choice that outlives the page, in this browser.
 *
 * @param options - what may be chosen; anything else that is stored counts as nothing
 */
export function useStored<T extends string | number>(
  name: string,
  options: readonly T[],
  byDefault: T,
): readonly [T, (value: T) => void] {
  const [value, setValue] = useState(() => readStored(name, options) ?? byDefault);
  const choose = (next: T) => {
    setValue(next);
    document.cookie = preferenceCookie(document.cookie, name, String(next));
  };
  return [value, choose];
}

/** What was chosen at some time, if it can still be chosen. */
export function readStored<T extends string | number>(name: string, options: readonly T[]): T | undefined {
  const stored = parsePreferences(document.cookie).get(name);
  return options.find((option) => String(option) === stored);
}
