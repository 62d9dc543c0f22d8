import type { Benchmark } from "../figure.ts";
import { medianOf, medianRatio } from "../measure/measured.ts";
import { takeTurns } from "../measure/take-turns.ts";
import { startServerProcess } from "../processes/server-process.ts";
import { startJsonServer, startPrism } from "../rivals/rival-server.ts";

type Started = AsyncDisposable & {
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
};

const path = "/api-key-pairs?limit=20";

/**
 * Time from the start of `akp-server` on an empty data directory to the first answer of an authenticated `list`, also
 * against mocks of the same path: Prism with the document that the server has of itself, and json-server.
 */
export const serverStart: Benchmark = async () => {
  await using server = await startServerProcess();
  const { headers } = server;
  const document = (await (await fetch(`${server.url}/openapi.json`)).json()) as object;

  const measure = (start: () => Promise<Started>) => async () => {
    const before = performance.now();
    await using started = await start();
    const answer = await fetch(started.url + path, { headers: { ...headers, ...started.headers } });
    await answer.text();
    if (answer.status !== 200) throw new Error(`The first answer was ${answer.status}`);
    return performance.now() - before;
  };
  const times = await takeTurns(
    {
      ours: measure(async () => await startServerProcess()),
      prism: measure(async () => await startPrism(document)),
      jsonServer: measure(async () => await startJsonServer({ "api-key-pairs": [] })),
    },
    5,
  );
  const name = "akp-server: start to first answer";
  return [
    { id: "server-start/milliseconds", name, per: "ms", ...medianOf(times.ours), atMost: 300 },
    {
      id: "server-start/prism",
      name,
      per: "Prism mock",
      ...medianRatio(times.ours, times.prism),
      atMost: 0.5,
    },
    {
      id: "server-start/json-server",
      name,
      per: "json-server",
      ...medianRatio(times.ours, times.jsonServer),
      atMost: 1,
    },
  ];
};
