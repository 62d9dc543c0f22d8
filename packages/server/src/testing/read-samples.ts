/** The samples of a Prometheus text: values by name and labels, the labels in the order of their names. */
export function readSamples(text: string): Record<string, number> {
  const lines = text.split("\n").filter((line) => line !== "" && !line.startsWith("#"));
  return Object.fromEntries(
    lines.map((line) => {
      const [, name = "", labels, value] = /^(\w+)(?:\{(.*)\})? (\S+)$/.exec(line) ?? [];
      const sorted = labels === undefined ? "" : `{${labels.split(",").toSorted().join(",")}}`;
      return [name + sorted, Number(value)];
    }),
  );
}
