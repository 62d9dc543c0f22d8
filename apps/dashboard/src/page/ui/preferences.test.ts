import { expect, test } from "vitest";

import { parsePreferences, preferenceCookie } from "./preferences.ts";

const chosen = (cookies: string) => Object.fromEntries(parsePreferences(cookies));

test("what is chosen stays beside what was chosen before, and replaces what it was", () => {
  let cookies = "";
  for (const [name, value] of [
    ["theme", "dark"],
    ["page-size", "50"],
    ["theme", "light"],
  ] as const)
    cookies = preferenceCookie(cookies, name, value).split("; ")[0]!;
  expect(chosen(`akp_preferences_2=theme=x; ${cookies}; other=1`)).toEqual({
    theme: "light",
    "page-size": "50",
  });
});

test.each(["", "other=1", "akp_preferences=", "akp_preferences=%"])(
  "nothing is chosen where the cookies are %j",
  (cookies) => {
    expect(parsePreferences(cookies).get("theme")).toBeNull();
  },
);

test("the cookie is for all pages of the host, of this site alone, for a year", () => {
  expect(preferenceCookie("", "theme", "dark")).toBe(
    "akp_preferences=theme=dark; path=/; max-age=31536000; samesite=strict",
  );
});
