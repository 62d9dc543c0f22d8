import { createClient } from "@api-key-pairs/client";
import { signWith } from "@api-key-pairs/client/auth";

import { fileOfRival } from "../rivals/rivals.ts";
import { answerQuestions } from "./helper-process.ts";

/** Where the lists are, and what they are asked for with. */
export interface ListTarget {
  readonly url: string;
  readonly privateKey: string;
  readonly token: string;
}

/** Calls to make, some at the same time. Lister and target of the first question are those of all. */
export interface ListCalls {
  readonly lister: keyof typeof listers;
  readonly target: ListTarget;
  readonly calls: number;
  readonly parallel: number;
}

/** Makes one call, and gives the 20 records that it got. */
type Lister = () => Promise<readonly unknown[] | undefined>;

/** Each as its README has it. */
const listers = {
  "@api-key-pairs/client": async ({ url: baseUrl, privateKey }: ListTarget): Promise<Lister> => {
    const keyPairs = createClient({ baseUrl, auth: signWith({ privateKey }) });
    return async () => (await keyPairs.list({ limit: 20 })).items;
  },

  fetch: async ({ url, token }: ListTarget): Promise<Lister> => {
    const init = { headers: { accept: "application/json", authorization: `Bearer ${token}` } };
    return async () => {
      const answer = await fetch(`${url}/api-key-pairs?limit=20`, init);
      return (JSON.parse(await answer.text()) as { items: unknown[] }).items;
    };
  },

  "openapi-fetch": async ({ url: baseUrl, token }: ListTarget): Promise<Lister> => {
    const { default: create } = (await import(await fileOfRival("openapi-fetch", "dist/index.mjs"))) as {
      default: (options: object) => {
        GET: (path: string, init: object) => Promise<{ data?: { items: unknown[] } }>;
      };
    };
    const client = create({ baseUrl, headers: { authorization: `Bearer ${token}` } });
    return async () => (await client.GET("/api-key-pairs", { params: { query: { limit: 20 } } })).data?.items;
  },

  "@gr4vy/sdk": async ({ url, privateKey }: ListTarget): Promise<Lister> => {
    const { withToken, ...sdk } = await loadSdk();
    return listBuyers(sdk, url, withToken({ privateKey }));
  },

  "@gr4vy/sdk, given a token": async ({ url, token }: ListTarget): Promise<Lister> =>
    listBuyers(await loadSdk(), url, token),
};

/** As much of it as is used here. */
interface Sdk {
  Gr4vy: new (options: object) => {
    buyers: { list: (request: object) => Promise<{ result: { items: unknown[] } }> };
  };
  withToken: (options: { privateKey: string }) => () => Promise<string>;
}

async function loadSdk(): Promise<Sdk> {
  return (await import(await fileOfRival("@gr4vy/sdk", "index.js"))) as Sdk;
}

function listBuyers({ Gr4vy }: Pick<Sdk, "Gr4vy">, serverURL: string, bearerAuth: unknown): Lister {
  const { buyers } = new Gr4vy({ serverURL, bearerAuth });
  return async () => (await buyers.list({ limit: 20 })).result.items;
}

let lister: Lister | undefined;

// Answers with the CPU time of one call, in microseconds.
answerQuestions(async (question: ListCalls): Promise<number> => {
  const list = (lister ??= await listers[question.lister](question.target));
  const before = process.cpuUsage();
  const lane = async () => {
    for (let i = 0; i < question.calls / question.parallel; i += 1) {
      const items = await list();
      if (items?.length !== 20) throw new Error(`${question.lister} gave ${items?.length} records`);
    }
  };
  await Promise.all(Array.from({ length: question.parallel }, lane));
  const { user, system } = process.cpuUsage(before);
  return (user + system) / question.calls;
});
