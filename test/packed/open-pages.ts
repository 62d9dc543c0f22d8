import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { text } from "node:stream/consumers";

import { onTestFinished } from "vitest";

/** Serves `/app`, the page in which the script `app.js` of a folder runs; gives its address. */
export async function openPage(folder: string): Promise<string> {
  const script = await readFile(join(folder, "app.js"));
  const origin = await listen(({ url }, response) => {
    if (url === "/app.js") {
      response.setHeader("content-type", "text/javascript");
      response.end(script);
    } else {
      response.setHeader("content-type", "text/html");
      response.end(
        '<!doctype html><link rel="icon" href="data:,"><body><script type="module" src="/app.js"></script>',
      );
    }
  });
  return `${origin}/app`;
}

/** Stands before an API and lets pages of other origins talk to it; gives its origin. */
export async function openToPages(api: string): Promise<string> {
  return await listen(async (request, response) => {
    response.setHeader("access-control-allow-origin", "*");
    response.setHeader("access-control-allow-headers", "authorization, content-type");
    response.setHeader("access-control-allow-methods", "DELETE, GET, POST");
    const { method = "", url = "", headers } = request;
    if (method === "OPTIONS") {
      response.writeHead(204).end();
      return;
    }
    const body = await text(request);
    const answer = await fetch(api + url, {
      method,
      headers: { authorization: headers.authorization!, "content-type": "application/json" },
      ...(body && { body }),
    });
    response.writeHead(answer.status, { "content-type": answer.headers.get("content-type") ?? "" });
    response.end(await answer.text());
  });
}

async function listen(listener: RequestListener): Promise<string> {
  const server = createServer(listener).listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
