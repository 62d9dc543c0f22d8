#!/usr/bin/env node
import cluster from "node:cluster";

import { endProcess } from "./command/end-process.ts";
import { run } from "./command/run.ts";
import { workerVariable } from "./workers/between-processes.ts";

const { argv, env } = process;
// Whoever sets the variable by hand has no primary that a worker could ask.
const isWorker = cluster.isWorker && env[workerVariable] !== undefined;
if (isWorker) await (await import("./workers/worker.ts")).work();
else await endProcess(await run(argv.slice(2), env));
