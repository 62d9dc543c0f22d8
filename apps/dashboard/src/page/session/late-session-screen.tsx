import { lazy, type ComponentProps } from "react";

import { Late } from "../ui/late.tsx";
import type { SessionScreen } from "./session-screen.tsx";

const Screen = lazy(async () => ({ default: (await import("./session-screen.tsx")).SessionScreen }));

/** The screen that says why there is no session, loaded when there is none; the dashboard loads it ahead. */
export function LateSessionScreen(props: ComponentProps<typeof SessionScreen>) {
  return (
    <Late>
      <Screen {...props} />
    </Late>
  );
}
