import { useEffect, useState } from "react";

/** Whether the page has been painted: what the first look at it does not need can be loaded then. */
export function useIsPainted(): boolean {
  const [isPainted, setPainted] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setPainted(true), 0);
    return () => clearTimeout(timer);
  }, []);
  return isPainted;
}
