#!/usr/bin/env node
import { run } from "./command/run.ts";
import { workerVariable } from "./workers/between-processes.ts";

const { argv, env } = process;
if (env[workerVariable] === undefined) process.exitCode = await run(argv.slice(2), env);
else await (await import("./workers/worker.ts")).work();
