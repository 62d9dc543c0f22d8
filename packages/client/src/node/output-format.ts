/** The formats that `output` may name. */
export const outputFormats = ["table", "json", "jsonl", "yaml", "ids"] as const;

/** How results are to be printed. */
export type OutputFormat = (typeof outputFormats)[number];
