import { execFile } from "node:child_process";
import { promisify } from "node:util";

import { createClient } from "@api-key-pairs/client";
import { signWith } from "@api-key-pairs/client/auth";
import { startServer } from "@api-key-pairs/server";

const server = await startServer();
const privateKey = server.rootPrivateKey;
const env = { ...process.env, GR4VY_BASE_URL: server.url, GR4VY_PRIVATE_KEY: privateKey };
const { stdout } = await promisify(execFile)("node_modules/.bin/akp", ["list", "--all"], { env });
const { items } = await createClient({ baseUrl: server.url, auth: signWith({ privateKey }) }).list();
await server.close();

const listed = JSON.parse(stdout).items.map(({ id }) => id);
process.stdout.write(JSON.stringify({ listed, id: items[0].id }));
