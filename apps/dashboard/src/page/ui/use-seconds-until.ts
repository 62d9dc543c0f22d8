import { useEffect, useState } from "react";

/**
 * Counts down to a point in time.
 *
 * @param time - in milliseconds since 1970
 * @returns how many seconds are left, 0 when it has come
 */
export function useSecondsUntil(time: number): number {
  const [now, setNow] = useState(Date.now);
  const isOver = now >= time;
  useEffect(() => {
    if (isOver) return undefined;
    const timer = setInterval(() => setNow(Date.now()), 250);
    return () => clearInterval(timer);
  }, [isOver]);
  return Math.max(0, Math.ceil((time - now) / 1000));
}
