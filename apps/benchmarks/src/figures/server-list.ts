import { createClient } from "@api-key-pairs/client";

import type { Benchmark } from "../figure.ts";
import { medianRatio } from "../measure/measured.ts";
import { takeTurns } from "../measure/take-turns.ts";
import type { BareAnswer } from "../processes/bare-server.ts";
import { startHelperProcess } from "../processes/helper-process.ts";
import type { Burst, BurstResult } from "../processes/load-generator.ts";
import { readAnswer } from "../processes/read-answer.ts";
import type { ServerProcess } from "../processes/server-process.ts";
import { startServerProcess } from "../processes/server-process.ts";
import { startJsonServer, startPrism } from "../rivals/rival-server.ts";

const path = "/api-key-pairs?limit=20";
const connections = 40;
const rounds = 11;
const seconds = 0.5;

/**
 * Requests a second of an authenticated `list` of 20, with more pages behind it, against others that answer the same
 * request: a bare `node:http` server that always gives the bytes of the first answer, Prism mocks of the document that
 * the server has of itself, one that always gives the first answer and one that generates its answers from the schema,
 * and json-server with the same pairs, which asks for no token. All logs are off. Every one of them, and the load, is a
 * process of its own.
 */
export const serverList: Benchmark = async () => {
  await using server = await startServerProcess();
  await fill(server);
  using bare = startHelperProcess<BareAnswer, { url: string }>("./bare-server.ts");
  const answer = await readAnswer(server.url + path, server.headers);
  const { url: bareUrl } = await bare.ask(answer);
  const document = (await (await fetch(`${server.url}/openapi.json`)).json()) as Document;
  document.paths["/api-key-pairs"].get.responses[200].content["application/json"].example = JSON.parse(
    answer.body,
  );
  await using prism = await startPrism(document);
  await assertChecks(prism.url, server.headers);
  await using generating = await startPrism(document, ["--dynamic"]);
  await using jsonServer = await startJsonServer({ "api-key-pairs": await allPairs(server) });

  using load = startHelperProcess<Burst, BurstResult>("./load-generator.ts");
  const measure = (url: string) => async () => {
    const burst = { url, method: "GET", headers: server.headers, status: 200 } as const;
    const result = await load.ask({ ...burst, connections, seconds });
    return result.answers / result.seconds;
  };
  const rates = await takeTurns(
    {
      server: measure(server.url + path),
      bare: measure(bareUrl + path),
      prism: measure(prism.url + path),
      generating: measure(generating.url + path),
      // As it calls a limit, and where it tells of the next page.
      jsonServer: measure(`${jsonServer.url}/api-key-pairs?_page=1&_limit=20`),
    },
    rounds,
  );
  const name = "Throughput of list of 20, authenticated";
  return [
    {
      id: "server-list/bare",
      name,
      per: "bare node:http",
      ...medianRatio(rates.server, rates.bare),
      atLeast: 0.2,
    },
    {
      id: "server-list/prism",
      name,
      per: "Prism mock, the same answer",
      ...medianRatio(rates.server, rates.prism),
      atLeast: 1,
    },
    {
      id: "server-list/prism-generating",
      name,
      per: "Prism mock, generated answers",
      ...medianRatio(rates.server, rates.generating),
      atLeast: 6,
    },
    {
      id: "server-list/json-server",
      name,
      per: "json-server, without tokens",
      ...medianRatio(rates.server, rates.jsonServer),
      atLeast: 1,
    },
  ];
};

/** What is changed of the document: the example is what Prism answers with. */
interface Document {
  readonly paths: {
    readonly "/api-key-pairs": {
      readonly get: {
        readonly responses: {
          readonly 200: { readonly content: { "application/json": { example: unknown } } };
        };
      };
    };
  };
}

/** A full page and a `next_cursor`: the dearest answer of this request. */
async function fill({ url: baseUrl, headers }: ServerProcess): Promise<void> {
  const keyPairs = createClient({ baseUrl, auth: headers.authorization.slice("Bearer ".length) });
  for (let i = 0; i < 30; i += 1) await keyPairs.create();
}

async function allPairs({ url, headers }: ServerProcess): Promise<unknown> {
  const answer = await fetch(`${url}/api-key-pairs?limit=100`, { headers });
  return ((await answer.json()) as { items: unknown }).items;
}

/** A mock that lets everything pass would be another thing than a server. */
async function assertChecks(url: string, headers: Readonly<Record<string, string>>): Promise<void> {
  const withoutToken = await fetch(url + path);
  const withBadLimit = await fetch(`${url}/api-key-pairs?limit=0`, { headers });
  if (withoutToken.status === 401 && !withBadLimit.ok) return;
  throw new Error("Prism does not check what it is sent");
}
