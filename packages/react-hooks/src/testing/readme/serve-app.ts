import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { basename, join } from "node:path";
import { text } from "node:stream/consumers";

import { onTestFinished } from "vitest";

/** A route handler as Next.js has them. */
export type Route = Record<
  string,
  (request: Request, context: { params: Promise<{ id?: string[] }> }) => Promise<Response>
>;

const page = `<!doctype html><link rel="icon" href="data:,"><div id="root"></div><script type="module" src="/main.js"></script>`;

/** Serves for one test what a framework would: the routes below `/api`, by their names, and else a page with its scripts. */
export async function serveApp(routes: Readonly<Record<string, Route>>, scripts: string): Promise<string> {
  const handle = async (incoming: IncomingMessage): Promise<Response> => {
    const { method = "", url = "" } = incoming;
    const headers = incoming.headers as Record<string, string>;
    const [, prefix, name, ...id] = new URL(url, origin).pathname.split("/");
    if (prefix === "api") {
      const body = await text(incoming);
      const request = new Request(origin + url, { method, headers, ...(body && { body }) });
      return await routes[name!]![method]!(request, { params: Promise.resolve(id.length > 0 ? { id } : {}) });
    }
    if (!prefix) return new Response(page, { headers: { "content-type": "text/html" } });
    const script = await readFile(join(scripts, basename(prefix)), "utf8");
    return new Response(script, { headers: { "content-type": "text/javascript" } });
  };
  const server = createServer(async (incoming, outgoing) => {
    const answer = await handle(incoming);
    outgoing.writeHead(answer.status, Object.fromEntries(answer.headers)).end(await answer.text());
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  return origin;
}
