import { useLayoutEffect, useState, type RefObject } from "react";

/** Before the first row is there. */
const guess = 64;

interface RowMetrics {
  /** Where the rows start, in pixels from the top of the page. */
  readonly top: number;
  /** In pixels. All rows are equally high: how high depends on the width of the page and the size of its text. */
  readonly rowHeight: number;
}

/** Measures rows, anew whenever the page changes its size. */
export function useRowMetrics(body: RefObject<HTMLTableSectionElement | null>): RowMetrics {
  const [metrics, setMetrics] = useState<RowMetrics>({ top: 0, rowHeight: guess });
  useLayoutEffect(() => {
    const measure = () => {
      const rows = body.current;
      if (rows === null) return;
      const top = Math.round(rows.getBoundingClientRect().top + scrollY);
      const rowHeight = rows.querySelector("[data-pair]")?.getBoundingClientRect().height ?? guess;
      setMetrics((last) => (last.top === top && last.rowHeight === rowHeight ? last : { top, rowHeight }));
    };
    measure();
    const observer = new ResizeObserver(measure);
    // Also what is above the rows moves them.
    observer.observe(document.body);
    return () => observer.disconnect();
  }, [body]);
  return metrics;
}
