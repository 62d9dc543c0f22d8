import { createClient } from "@api-key-pairs/client";

import type { Benchmark } from "../figure.ts";
import { medianRatio } from "../measure/measured.ts";
import { takeTurns } from "../measure/take-turns.ts";
import type { BareAnswer } from "../processes/bare-server.ts";
import { startHelperProcess } from "../processes/helper-process.ts";
import type { ListCalls, ListTarget } from "../processes/list-calls.ts";
import { readAnswer } from "../processes/read-answer.ts";
import { startServerProcess } from "../processes/server-process.ts";

/**
 * How many calls run at the same time. With one, most of what is measured is the machine putting the server to sleep
 * and waking it up again.
 */
const parallel = 4;
const rounds = 21;
const calls = 150;
/** Of what signs each of them anew. */
const dearCalls = 20;

/**
 * CPU of one `list` of 20, against others that ask for 20 records. Each is a process of its own, and gets the bytes of an
 * answer of the server from a bare one. The SDK that npm has knows no key pairs: it lists buyers, in an answer as long.
 */
export const listCpu: Benchmark = async () => {
  await using server = await startServerProcess();
  const token = server.headers.authorization.slice("Bearer ".length);
  const keyPairs = createClient({ baseUrl: server.url, auth: token });
  for (let i = 0; i < 29; i += 1) await keyPairs.create();
  const answer = await readAnswer(`${server.url}/api-key-pairs?limit=20`, server.headers);

  using pairs = startHelperProcess<BareAnswer, { url: string }>("./bare-server.ts");
  using buyers = startHelperProcess<BareAnswer, { url: string }>("./bare-server.ts");
  const keys = { privateKey: server.privateKey, token };
  const pairsTarget = { ...keys, ...(await pairs.ask(answer)) };
  const buyersTarget = { ...keys, ...(await buyers.ask(asBuyers(answer))) };

  using stack = new DisposableStack();
  const measure = async (lister: ListCalls["lister"], target: ListTarget, count = calls) => {
    const helper = stack.use(startHelperProcess<ListCalls, number>("./list-calls.ts"));
    // Until all of it is compiled.
    await helper.ask({ lister, target, calls: count * 10, parallel });
    return async () => await helper.ask({ lister, target, calls: count, parallel });
  };
  const costs = await takeTurns(
    {
      ours: await measure("@api-key-pairs/client", pairsTarget),
      fetch: await measure("fetch", pairsTarget),
      openApiFetch: await measure("openapi-fetch", pairsTarget),
      sdk: await measure("@gr4vy/sdk", buyersTarget, dearCalls),
      sdkWithToken: await measure("@gr4vy/sdk, given a token", buyersTarget),
    },
    rounds,
  );

  const name = "CPU of one list of 20, 4 at a time";
  const { ours } = costs;
  return [
    {
      id: "list-cpu/fetch",
      name,
      per: "bare fetch and JSON.parse",
      ...medianRatio(ours, costs.fetch),
      atMost: 1.3,
    },
    {
      id: "list-cpu/openapi-fetch",
      name,
      per: "openapi-fetch",
      ...medianRatio(ours, costs.openApiFetch),
      atMost: 1.3,
    },
    {
      id: "list-cpu/sdk",
      name,
      per: "@gr4vy/sdk, its list of buyers",
      ...medianRatio(ours, costs.sdk),
      atMost: 0.5,
    },
    {
      id: "list-cpu/sdk-with-token",
      name,
      per: "the same, given a token",
      ...medianRatio(ours, costs.sdkWithToken),
      atMost: 1,
    },
  ];
};

/** As many bytes, in a shape that the SDK accepts. */
function asBuyers({ headers, body }: BareAnswer): BareAnswer {
  const page = JSON.parse(body) as { items: { id: string; created_at: string; updated_at: string }[] };
  const items = page.items.map(({ id, created_at, updated_at }) => ({
    type: "buyer",
    id: id.slice(0, 17),
    merchant_account_id: "default",
    created_at,
    updated_at,
  }));
  const text = JSON.stringify({ ...page, items });
  return { headers: { ...headers, "content-length": String(text.length) }, body: text };
}
