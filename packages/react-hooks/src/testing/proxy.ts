import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";

import { onTestFinished } from "vitest";

/** Requests that do not go on for now. */
export interface Hold {
  /** Resolves when the first of them is there. */
  readonly arrived: Promise<void>;
  /** Lets them go on, and all to come. */
  release(): void;
}

/**
 * Starts a proxy in front of an API for one test.
 *
 * @returns `hold`, which holds what begins with `which`, such as `DELETE /api-key-pairs/`: `before` the API has seen it, or
 *   its answer `after` that
 */
export async function startProxy(target: string) {
  const passed: string[] = [];
  const holds: { which: string; when: "before" | "after"; arrive: () => void; open: Promise<void> }[] = [];
  const pass = async (line: string, when: "before" | "after") => {
    for (const hold of holds.filter((one) => one.when === when && line.startsWith(one.which))) {
      hold.arrive();
      await hold.open;
    }
  };
  const server = createServer(async (request, response) => {
    const { method = "", url = "", headers } = request;
    const line = `${method} ${url}`;
    await pass(line, "before");
    const { authorization = "", "content-type": type = "" } = headers;
    try {
      const sent = await text(request);
      const answer = await fetch(target + url, {
        method,
        headers: { authorization, ...(type && { "content-type": type }) },
        ...(sent && { body: sent }),
      });
      const body = await answer.text();
      passed.push(sent, body);
      await pass(line, "after");
      response.writeHead(answer.status, Object.fromEntries(answer.headers)).end(body || undefined);
    } catch {
      response.destroy();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return {
    /** What went to the API and came from it, without the headers. */
    passed,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    hold(which: string, when: "before" | "after"): Hold {
      const arrived = Promise.withResolvers<void>();
      const open = Promise.withResolvers<void>();
      holds.push({ which, when, arrive: arrived.resolve, open: open.promise });
      return { arrived: arrived.promise, release: open.resolve };
    },
  };
}
