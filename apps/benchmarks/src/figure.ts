/** What a figure is wanted to be. A miss is shown, and makes the run fail. */
type Limit = { readonly atMost: number } | { readonly atLeast: number };

/** One figure that the project states about itself. */
export type Figure = {
  /** What it is called in the history: `benchmark/figure`. */
  readonly id: string;
  readonly name: string;
  /** What it is measured against, or in. */
  readonly per: string;
  readonly value: number;
  /**
   * How far from it another run of the same code may come, in the unit of the value.
   *
   * @default 0, for what is counted
   */
  readonly noise?: number;
} & Limit;

/** A benchmark measures one or more figures. Ratios are of things measured side by side in one run. */
export type Benchmark = () => Promise<Figure[]>;
