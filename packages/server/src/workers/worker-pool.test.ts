import cluster from "node:cluster";
import { once } from "node:events";

import { expect, onTestFinished, test } from "vitest";

import { parseServeOptions } from "../command/parse-serve-options.ts";
import { silentLogger } from "../logger.ts";
import { get } from "../testing/get.ts";
import { readSamples } from "../testing/read-samples.ts";
import { temporaryDirectory } from "../testing/temporary-directory.ts";
import { createWorkerPool } from "./worker-pool.ts";

/** Two workers of this process on a data directory. */
async function startPool() {
  const flags = { "data-dir": temporaryDirectory(), port: "0", workers: "2", "log-level": "silent" };
  const pool = createWorkerPool({
    options: parseServeOptions({ ...flags, metrics: true }, undefined),
    logger: silentLogger,
    rateLimiter: undefined,
    stopTimeoutMs: 1000,
  });
  const { url } = await pool.start();
  const workers = Object.values(cluster.workers!).map((worker) => worker!.process);
  onTestFinished(async () => {
    for (const worker of workers) {
      if (worker.kill("SIGKILL")) await once(worker, "exit");
    }
  });
  return { pool, url, workers };
}

test("a worker that hangs keeps neither the metrics of the others back nor the end", async () => {
  const { pool, url, workers } = await startPool();
  workers[0]!.kill("SIGSTOP");
  // One of two goes to the worker that answers nothing any more.
  const { body } = await Promise.race([get(`${url}/metrics`), get(`${url}/metrics`)]);
  expect(readSamples(body)).toMatchObject({ 'api_key_pairs_build_info{version="0.0.0"}': 1 });
  await expect(pool.stop()).rejects.toThrow("1 of the workers did not end, and were killed");
  expect(workers.map(({ signalCode }) => signalCode)).toEqual(["SIGKILL", null]);
});
