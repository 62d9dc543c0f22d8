import { readFile } from "node:fs/promises";
import { join } from "node:path";

import { expect, test } from "vitest";

import { expectUsed } from "./expect-used.ts";
import { environmentOf, startPackedServer } from "./packed-server.ts";
import { project } from "./project.ts";
import { run } from "./run.ts";
import { bun, deno, esbuild, workerd } from "./tools.ts";

// All that the client may do in Deno is to talk to the API.
const inDeno = [
  "run",
  "--no-prompt",
  "--no-remote",
  "--allow-net=127.0.0.1",
  "--allow-env=GR4VY_BASE_URL,GR4VY_PRIVATE_KEY",
];

test.each([
  ["Deno", deno, inDeno],
  ["Bun", bun, ["--no-install"]],
])("%s creates, lists over pages and deletes", async (_name, runtime, flags) => {
  const server = await startPackedServer();
  const printed = await run(project, runtime, [...flags, "use-client-here.js"], {
    env: environmentOf(server),
  });
  expectUsed(JSON.parse(printed));
});

test("an edge runtime without anything of Node.js creates, lists over pages and deletes", async () => {
  const server = await startPackedServer();
  const bundle = ["--bundle", "--format=esm", "--conditions=workerd,worker", "--outfile=worker-bundle.js"];
  await run(project, esbuild, ["worker.js", ...bundle, "--log-level=warning"]);
  expect(await readFile(join(project, "worker-bundle.js"), "utf8")).not.toMatch(/["'`]node:/);
  const printed = await run(project, workerd, ["test", "worker.capnp"], { env: environmentOf(server) });
  expectUsed(JSON.parse(printed));
});
