import { createClient } from "@api-key-pairs/client";
import { signWith } from "@api-key-pairs/client/auth";

import { startServerProcess } from "./server-process.ts";
import { ratio, type Benchmark } from "./figure.ts";

/**
 * How many calls run at the same time. With one, most of what is measured is the machine putting the server to sleep
 * and waking it up again.
 */
const parallel = 4;

/** CPU that this process spends on one `list` of 20, against a bare `fetch` of the same and `JSON.parse`. */
export const listCpu: Benchmark = async () => {
  await using server = await startServerProcess();
  const auth = signWith({ privateKey: server.privateKey });
  const keyPairs = createClient({ baseUrl: server.url, auth });
  for (let i = 0; i < 19; i += 1) await keyPairs.create();

  const { headers } = server;
  const url = `${server.url}/api-key-pairs?limit=20`;
  const value = await ratio(
    {
      subject: async () => await keyPairs.list({ limit: 20 }),
      reference: async () => JSON.parse(await (await fetch(url, { headers })).text()) as unknown,
      cost: () => {
        const { user, system } = process.cpuUsage();
        return user + system;
      },
    },
    { parallel },
  );
  return [
    { name: "CPU of one list of 20, 4 at a time", per: "bare fetch and JSON.parse", value, atMost: 1.3 },
  ];
};
