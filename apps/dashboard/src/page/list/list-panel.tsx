import { lazy, useRef, useState } from "react";

import type { AllPairs } from "../ages/use-all-pairs.ts";
import { hasDetails } from "../pair/has-details.ts";
import { Late } from "../ui/late.tsx";
import { Segments } from "../ui/segments.tsx";
import { useStored } from "../ui/use-stored.ts";
import { NewestList } from "./newest-list.tsx";
import { PairTable } from "./pair-table.tsx";
import type { RowContext } from "./row-context.ts";
import { SkeletonRows } from "./skeleton-rows.tsx";
import "./list.css";
import "./detailed-list.css";

const OldestList = lazy(async () => ({ default: (await import("./oldest-list.tsx")).OldestList }));
const AllList = lazy(async () => ({ default: (await import("./all-list.tsx")).AllList }));

const views = [
  { value: "newest", label: "Newest first" },
  { value: "oldest", label: "Oldest first" },
  { value: "all", label: "All" },
] as const;
const pageSizes = [20, 50, 100] as const;

interface Props extends RowContext {
  readonly all: AllPairs;
}

/** The key pairs, in one of three ways. */
export function ListPanel(props: Props) {
  const [view, setView] = useState<(typeof views)[number]["value"]>("newest");
  const [limit, setLimit] = useStored<number>("page-size", pageSizes, 20);
  const panel = useRef<HTMLElement>(null);
  const isDetailed = hasDetails(props.all.pairs) ?? false;
  const onTurn = () => panel.current!.scrollIntoView({ block: "start" });

  return (
    <section className="panel list" aria-labelledby="list-title" ref={panel}>
      <div className="panel-head">
        <h2 id="list-title" tabIndex={-1}>
          Key pairs
        </h2>
        <div className="list-controls">
          <Segments label="Order" options={views} value={view} onChange={setView} />
          <label className="field-inline">
            <span>Per page</span>
            <select
              className="select"
              value={limit}
              disabled={view === "all"}
              onChange={(event) => setLimit(Number(event.target.value))}
            >
              {pageSizes.map((size) => (
                <option key={size}>{size}</option>
              ))}
            </select>
          </label>
        </div>
      </div>
      {view === "newest" ? (
        <NewestList limit={limit} onTurn={onTurn} {...props} />
      ) : (
        <Late
          fallback={
            <PairTable caption="Key pairs" isDetailed={isDetailed} isBusy>
              <SkeletonRows count={limit} isDetailed={isDetailed} />
            </PairTable>
          }
        >
          {view === "oldest" ? (
            <OldestList key={limit} limit={limit} onTurn={onTurn} {...props} />
          ) : (
            <AllList {...props} />
          )}
        </Late>
      )}
    </section>
  );
}
