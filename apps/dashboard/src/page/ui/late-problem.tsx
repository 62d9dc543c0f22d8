import { lazy, type ComponentProps } from "react";

import { Late } from "./late.tsx";
import type { Problem } from "./problem.tsx";

const LoadedProblem = lazy(async () => ({ default: (await import("./problem.tsx")).Problem }));

/** An error, in words that are loaded when there is one; the dashboard loads them ahead. */
export function LateProblem(props: ComponentProps<typeof Problem>) {
  return (
    <Late>
      <LoadedProblem {...props} />
    </Late>
  );
}
