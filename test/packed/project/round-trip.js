import { createClient } from "@api-key-pairs/client";
import { signWith } from "@api-key-pairs/client/auth";
import { startServer } from "@api-key-pairs/server";

const server = await startServer({ port: 0 });
const auth = signWith({ privateKey: server.rootPrivateKey });
const keyPairs = createClient({ auth, baseUrl: server.url });

const idsOf = async () => (await keyPairs.list()).items.map((pair) => pair.id);

const { id } = await keyPairs.create();
const created = await idsOf();
await keyPairs.delete(id);
const deleted = await idsOf();
await server.close();

process.stdout.write(JSON.stringify({ id, created, deleted }));
