import { useState } from "react";

import { useSecondsUntil } from "./use-seconds-until.ts";

/** Says that nothing has come yet, once that takes longer than it should. There from the start, so that it is read out. */
export function SlowNotice() {
  const [due] = useState(() => Date.now() + 4000);
  const isDue = useSecondsUntil(due) === 0;
  return (
    <div role="status">
      {isDue && (
        <div className="notice list-notice">
          <p>The API has not answered yet. After 30 seconds this page stops waiting.</p>
        </div>
      )}
    </div>
  );
}
