import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { basename, join } from "node:path";

import { onTestFinished } from "vitest";

/** A route handler as Next.js has them, in a file named `[[...id]]/route.ts`. */
export type Route = Record<
  string,
  (request: Request, context: { params: Promise<{ id?: string[] }> }) => Promise<Response>
>;

const page = `<!doctype html><link rel="icon" href="data:,"><div id="root"></div><script type="module" src="/main.js"></script>`;

/** Serves for one test what a framework would: the route at `/api/api-key-pairs`, and else a page with its scripts. */
export async function serveApp(route: Route, scripts: string): Promise<string> {
  const handle = async (incoming: IncomingMessage): Promise<Response> => {
    const { method = "", url = "" } = incoming;
    const headers = incoming.headers as Record<string, string>;
    const [, prefix, , ...id] = new URL(url, origin).pathname.split("/");
    if (prefix === "api")
      return await route[method]!(new Request(origin + url, { method, headers }), {
        params: Promise.resolve({ id }),
      });
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
