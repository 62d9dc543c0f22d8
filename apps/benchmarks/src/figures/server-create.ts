import type { Benchmark } from "../figure.ts";
import { medianRatio } from "../measure/measured.ts";
import { takeTurns } from "../measure/take-turns.ts";
import type { KeyGeneration } from "../processes/bare-key-generation.ts";
import { startHelperProcess } from "../processes/helper-process.ts";
import type { Burst, BurstResult } from "../processes/load-generator.ts";
import { startServerProcess } from "../processes/server-process.ts";

const parallel = 16;
const seconds = 0.7;

/**
 * Creates a second over HTTP, each durable on the disk before it is answered, against the P-521 key pairs that a
 * process which does nothing else generates, as many at the same time. What the load takes of the machine counts
 * against the server.
 */
export const serverCreate: Benchmark = async () => {
  await using server = await startServerProcess();
  using load = startHelperProcess<Burst, BurstResult>("./load-generator.ts");
  using bare = startHelperProcess<KeyGeneration, BurstResult>("./bare-key-generation.ts");
  const rates = await takeTurns(
    {
      server: async () => {
        const { url } = server;
        // As fetch and its like send a request without a body.
        const headers = { ...server.headers, "content-length": "0" };
        const burst = { url: `${url}/api-key-pairs`, method: "POST", headers, status: 201 } as const;
        return rate(await load.ask({ ...burst, connections: parallel, seconds }));
      },
      bare: async () => rate(await bare.ask({ parallel, seconds })),
    },
    11,
  );
  return [
    {
      id: "server-create/keys",
      name: "Creates a second over HTTP",
      per: "bare P-521 key generation",
      ...medianRatio(rates.server, rates.bare),
      atLeast: 0.8,
    },
  ];
};

function rate({ answers, seconds: duration }: BurstResult): number {
  return answers / duration;
}
