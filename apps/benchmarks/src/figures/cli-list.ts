import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { createClient } from "@api-key-pairs/client";
import { signWith } from "@api-key-pairs/client/auth";

import { akp, cpuOfRuns } from "../measure/command-cpu.ts";
import type { Benchmark } from "../figure.ts";
import { medianRatio } from "../measure/measured.ts";
import { takeTurns } from "../measure/take-turns.ts";
import { startServerProcess } from "../processes/server-process.ts";

/** What a script does that is given a token: no signature, no configuration, no checks. */
const script = `
const headers = { accept: "application/json", authorization: process.env.AUTHORIZATION };
const answer = await fetch(process.env.URL, { headers });
process.stdout.write(await answer.text());
`;

const runs = 3;

/** CPU of `akp list` of 20, from start to end, against that of a bare script that fetches the same. */
export const cliList: Benchmark = async () => {
  await using server = await startServerProcess();
  const keyPairs = createClient({ baseUrl: server.url, auth: signWith({ privateKey: server.privateKey }) });
  for (let i = 0; i < 19; i += 1) await keyPairs.create();
  const directory = await mkdtemp(join(tmpdir(), "akp-benchmark-"));
  try {
    const [bare, keyFile] = [join(directory, "bare.mjs"), join(directory, "key.pem")];
    await writeFile(bare, script);
    await writeFile(keyFile, server.privateKey, { mode: 0o600 });
    const flags = ["--base-url", server.url, "--private-key-file", keyFile];
    const env = { AUTHORIZATION: server.headers.authorization, URL: `${server.url}/api-key-pairs` };
    const { subject, reference } = await takeTurns(
      {
        subject: async () => await cpuOfRuns([akp, "list", ...flags], { runs }),
        reference: async () => await cpuOfRuns([bare], { runs, env }),
      },
      13,
    );
    return [
      {
        id: "cli-list/script",
        name: "CPU of akp list of 20",
        per: "bare node script with fetch",
        ...medianRatio(subject, reference),
        atMost: 2,
      },
    ];
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
};
