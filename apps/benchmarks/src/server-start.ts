import type { Benchmark } from "./figure.ts";
import { startServerProcess } from "./server-process.ts";
import { median, takeTurns } from "./take-turns.ts";

/** Time from the start of `akp-server` on an empty data directory to the first answer of an authenticated `list`. */
export const serverStart: Benchmark = async () => {
  const { times } = await takeTurns({ times: timeToFirstAnswer }, 15);
  return [
    { name: "akp-server: first answer", per: "ms from its start, median", value: median(times), atMost: 300 },
  ];
};

async function timeToFirstAnswer(): Promise<number> {
  const before = performance.now();
  await using server = await startServerProcess();
  const answer = await fetch(`${server.url}/api-key-pairs`, { headers: server.headers });
  if (answer.status !== 200) throw new Error(`The first answer was ${answer.status}`);
  return performance.now() - before;
}
