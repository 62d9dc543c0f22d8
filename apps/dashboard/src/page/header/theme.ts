import { readStored } from "../ui/use-stored.ts";

export const themes = ["system", "light", "dark"] as const;
export type Theme = (typeof themes)[number];

/** Under which the choice is stored. */
export const themeName = "theme";

/** Puts a theme into effect. */
export function applyTheme(theme: Theme): void {
  const { dataset } = document.documentElement;
  if (theme === "system") delete dataset["theme"];
  else dataset["theme"] = theme;
}

/** Puts the theme into effect that was chosen at some time. */
export function applyStoredTheme(): void {
  applyTheme(readStored(themeName, themes) ?? "system");
}
