import { runClientTests } from "../processes/client-tests.ts";
import type { Benchmark } from "../figure.ts";
import { printTable } from "../report/print-table.ts";

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
  const rows = [...noted].flatMap(([name, { killed }]) => {
    const [revision] = /\d{4}-\d\d/.exec(name)!;
    return killed.map((row) => ({ ...row, revision }));
  });
  printTable([
    ["revision", "killed after", "then resumed", "then aborted", "looks", "outages"],
    ...rows.map(({ revision, moment, resumed = "", aborted, looks, outages }) => [
      revision,
      moment,
      resumed,
      aborted,
      String(looks),
      String(outages),
    ]),
    ["", "", "", "", "", ""],
  ]);
  const looks = rows.reduce((sum, row) => sum + row.looks, 0);
  const outages = rows.reduce((sum, row) => sum + row.outages, 0);
  return [
    {
      id: "rotation-killed/moments",
      name: "Moments at which a rotation was killed",
      per: "rotation and abort, at both revisions",
      value: rows.length,
      atLeast: 120,
    },
    {
      id: "rotation-killed/outages",
      name: "Users without a key that works",
      per: `${looks} looks`,
      value: outages,
      atMost: 0,
    },
  ];
};
