import { relative } from "node:path";
import { parseArgs } from "node:util";

import { signWith } from "@api-key-pairs/client/auth";
import { startServer } from "@api-key-pairs/server";

import { serve } from "../host/command/serve.ts";
import { buildPage } from "./build-page.ts";
import { addSampleData } from "./sample-data.ts";

/** Where the server keeps what it must not forget, below the working directory. */
const dataDir = ".data";

const { open } = parseArgs({ options: { open: { type: "boolean", default: false } } }).values;
try {
  await buildPage();
  await addSampleData(dataDir);
  await using server = await startServer({ dataDir, revision: "2026-08" });
  const { url, rootPrivateKey, rootKeyFile } = server;
  if (rootPrivateKey === undefined)
    throw new Error(`the root pair of ${dataDir} or its key is gone; remove ${dataDir} to start anew`);
  console.log(`Data       ${dataDir}; remove it to start anew`);
  console.log(`Root key   ${relative("", rootKeyFile!)}`);
  const auth = signWith({ privateKey: rootPrivateKey });
  await serve({ target: { baseUrl: url }, auth }, { port: 0, idleMinutes: 60, open, verbose: false });
} catch (error) {
  console.error(`start: ${(error as Error).message}`);
  process.exitCode = 1;
}
