import { runClientTests } from "./client-tests.ts";
import type { Benchmark } from "./figure.ts";
import { printTable } from "./print-table.ts";

interface Row {
  readonly moment: string;
  readonly resumed?: string;
  readonly aborted: string;
  readonly looks: number;
  readonly outages: number;
}

/** What comes of a rotation that is killed, at every moment, and how often one of its users had no key that works. */
export const rotationKilled: Benchmark = async () => {
  const noted = await runClientTests<{ killed: Row[] }>(["rotation/killed"], { KILLS: "all" });
  const rows = [...noted.values()].flatMap(({ killed }) => killed);
  printTable([
    ["killed after", "then resumed", "then aborted", "looks", "outages"],
    ...rows.map(({ moment, resumed = "", aborted, looks, outages }) => [
      moment,
      resumed,
      aborted,
      String(looks),
      String(outages),
    ]),
    ["", "", "", "", ""],
  ]);
  const looks = rows.reduce((sum, row) => sum + row.looks, 0);
  const outages = rows.reduce((sum, row) => sum + row.outages, 0);
  return [
    {
      name: "Moments at which a rotation was killed",
      per: "rotation and abort",
      value: rows.length,
      atLeast: 50,
    },
    { name: "Users without a key that works", per: `${looks} looks`, value: outages, atMost: 0 },
  ];
};
