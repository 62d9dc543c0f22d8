/** Prints records as they come, and keeps none of them: memory stays the same however many there are. */
export interface RecordOutput<Row> {
  /** Prints more records, and waits until the reader takes more. */
  add(rows: readonly Row[]): Promise<void>;
  /**
   * Prints what comes after the last record.
   *
   * @param rest What there is to say beside the records, such as cursors. JSON and YAML have it in the same object.
   */
  end(rest?: Readonly<Record<string, unknown>>): Promise<void>;
}

/** A column of a table. */
export interface Column<Row> {
  readonly title: string;
  /** What the cell says. It need not be safe for a terminal yet. */
  readonly text: (row: Row) => string;
  /**
   * Whether a record has anything to say there. A column that none of the first records has anything for is left out.
   *
   * @default true
   */
  readonly isIn?: (row: Row) => boolean;
  /** Whether cells are cut where the terminal is too narrow. Those of the last column are. */
  readonly isCut?: true;
  /** Left out where the terminal is too narrow for all: first the one with the highest number. */
  readonly leaves?: number;
}

/** What the formats need to know of the records. */
export interface RecordShape<Row> {
  /** From left to right. The last one is cut where the terminal is too narrow. */
  readonly columns: readonly Column<Row>[];
  /** What `ids` prints. */
  readonly id: (row: Row) => string;
}

/** Writes, and waits until there is room for more. */
export type Write = (text: string) => Promise<void>;
