import { spawn } from "node:child_process";
import { once } from "node:events";

import { createClient } from "@api-key-pairs/client";
import { signWith } from "@api-key-pairs/client/auth";
import { startServer } from "@api-key-pairs/server";

const server = await startServer();
const privateKey = server.rootPrivateKey;
const { items } = await createClient({ baseUrl: server.url, auth: signWith({ privateKey }) }).list();

const env = { ...process.env, GR4VY_BASE_URL: server.url, GR4VY_PRIVATE_KEY: privateKey };
const dashboard = spawn("node_modules/.bin/akp-dashboard", [], {
  env,
  stdio: ["ignore", "pipe", "inherit"],
});
const ended = once(dashboard, "close");
try {
  let printed = "";
  let link;
  for await (const text of dashboard.stdout.setEncoding("utf8")) {
    printed += text;
    link = /(http:\S+)\/#([\w-]{43})\n/.exec(printed);
    if (link) break;
  }
  const [, url, code] = link;

  const page = await (await fetch(url)).text();
  const files = [];
  for (const [, path] of page.matchAll(/(?:src|href)="(\/[^"]*)"/g))
    files.push((await fetch(url + path)).status);

  const list = `${url}/api/api-key-pairs`;
  const closed = (await fetch(list)).status;
  const session = await fetch(`${url}/session`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ code }),
  });
  const [cookie] = session.headers.get("set-cookie").split(";");
  const { token } = await session.json();
  const answer = await fetch(list, { headers: { cookie, authorization: `Bearer ${token}` } });
  const listed = (await answer.json()).items.map(({ id }) => id);
  process.stdout.write(JSON.stringify({ page, files, closed, listed, id: items[0].id }));
} finally {
  dashboard.kill();
  await ended;
  await server.close();
}
