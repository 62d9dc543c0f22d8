import { Suspense, type ReactNode } from "react";

import { ErrorBoundary } from "./error-boundary.tsx";

interface Props {
  readonly children: ReactNode;
  /** @default nothing */
  readonly fallback?: ReactNode;
}

/** Around what is loaded only when it is needed, and so may be missing then. */
export function Late({ children, fallback = null }: Props) {
  return (
    <ErrorBoundary>
      <Suspense fallback={fallback}>{children}</Suspense>
    </ErrorBoundary>
  );
}
