import { createClient } from "@api-key-pairs/client";

import type { BareAnswer } from "./bare-server.ts";
import type { Benchmark } from "./figure.ts";
import { startHelperProcess } from "./helper-process.ts";
import type { Burst, BurstResult } from "./load-generator.ts";
import { startPrismProcess } from "./prism-process.ts";
import type { ServerProcess } from "./server-process.ts";
import { startServerProcess } from "./server-process.ts";
import { medianRatio, takeTurns } from "./take-turns.ts";

const path = "/api-key-pairs?limit=20";
const connections = 40;
const turns = 7;

/**
 * Requests a second of an authenticated `list` of 20, with more pages behind it, against others that answer the same
 * request: a bare `node:http` server that always gives the bytes of the first answer, and Prism mocks of the document
 * that the server has of itself, one that always gives the first answer and one that generates its answers from the
 * schema. All logs are off. Every one of them, and the load, is a process of its own.
 */
export const serverList: Benchmark = async () => {
  await using server = await startServerProcess();
  await fill(server);
  using bare = startHelperProcess<BareAnswer, { url: string }>("./bare-server.ts");
  const answer = await readAnswer(server);
  const { url: bareUrl } = await bare.ask(answer);
  const document = (await (await fetch(`${server.url}/openapi.json`)).json()) as Document;
  document.paths["/api-key-pairs"].get.responses[200].content["application/json"].example = JSON.parse(
    answer.body,
  );
  await using prism = await startPrismProcess(document);
  await assertChecks(prism.url, server.headers);
  await using generating = await startPrismProcess(document, ["--dynamic"]);

  using load = startHelperProcess<Burst, BurstResult>("./load-generator.ts");
  const measure = (url: string) => async () => {
    const burst = { url: url + path, method: "GET", headers: server.headers, status: 200 } as const;
    const { answers, seconds } = await load.ask({ ...burst, connections, seconds: 2 });
    return answers / seconds;
  };
  const rates = await takeTurns(
    {
      server: measure(server.url),
      bare: measure(bareUrl),
      prism: measure(prism.url),
      generating: measure(generating.url),
    },
    turns,
  );
  const name = "Throughput of list of 20, authenticated";
  return [
    { name, per: "bare node:http", value: medianRatio(rates.server, rates.bare), atLeast: 0.2 },
    { name, per: "Prism mock, the same answer", value: medianRatio(rates.server, rates.prism), atLeast: 1 },
    {
      name,
      per: "Prism mock, generated answers",
      value: medianRatio(rates.server, rates.generating),
      atLeast: 6,
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

async function readAnswer({ url, headers: ours }: ServerProcess): Promise<BareAnswer> {
  const answer = await fetch(url + path, { headers: ours });
  const headers = new Headers(answer.headers);
  // What Node adds by itself to every answer.
  for (const name of ["connection", "date", "keep-alive"]) headers.delete(name);
  return { headers: Object.fromEntries(headers), body: await answer.text() };
}

/** A mock that lets everything pass would be another thing than a server. */
async function assertChecks(url: string, headers: Readonly<Record<string, string>>): Promise<void> {
  const withoutToken = await fetch(url + path);
  const withBadLimit = await fetch(`${url}/api-key-pairs?limit=0`, { headers });
  if (withoutToken.status === 401 && !withBadLimit.ok) return;
  throw new Error("Prism does not check what it is sent");
}
