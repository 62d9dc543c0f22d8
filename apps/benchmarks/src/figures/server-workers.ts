import type { Benchmark } from "../figure.ts";
import { cpuTime } from "../measure/cpu-time.ts";
import { medianRatio } from "../measure/measured.ts";
import { takeTurns } from "../measure/take-turns.ts";
import { startHelperProcess } from "../processes/helper-process.ts";
import type { Burst, BurstResult } from "../processes/load-generator.ts";
import type { ServerProcess } from "../processes/server-process.ts";
import { startServerProcess } from "../processes/server-process.ts";

const connections = 40;

/** CPU per authenticated `list` of all processes of a server with 2 workers, against a server of one process. */
export const serverWorkers: Benchmark = async () => {
  await using one = await startServerProcess();
  await using two = await startServerProcess(["--workers", "2"]);
  using load = startHelperProcess<Burst, BurstResult>("./load-generator.ts");
  const measure = (server: ServerProcess) => async () => {
    const { url, headers, pid } = server;
    const before = await cpuTime(pid);
    const burst = { url: `${url}/api-key-pairs`, method: "GET", headers, status: 200 } as const;
    const { answers } = await load.ask({ ...burst, connections, seconds: 0.7 });
    return ((await cpuTime(pid)) - before) / answers;
  };
  const costs = await takeTurns({ two: measure(two), one: measure(one) }, 11);
  return [
    {
      id: "server-workers/one",
      name: "CPU of one list with 2 workers",
      per: "one process",
      ...medianRatio(costs.two, costs.one),
      atMost: 1.15,
    },
  ];
};
