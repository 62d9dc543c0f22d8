import { Segments } from "../ui/segments.tsx";
import { useStored } from "../ui/use-stored.ts";
import { applyTheme, themeName, themes, type Theme } from "./theme.ts";

const options = [
  { value: "system", label: "System theme", icon: "system" },
  { value: "light", label: "Light theme", icon: "sun" },
  { value: "dark", label: "Dark theme", icon: "moon" },
] as const;

export function ThemeSwitch() {
  const [theme, setTheme] = useStored<Theme>(themeName, themes, "system");
  const choose = (next: Theme) => {
    applyTheme(next);
    setTheme(next);
  };
  return (
    <Segments label="Theme" options={options} value={theme} onChange={choose} className="theme-switch" />
  );
}
