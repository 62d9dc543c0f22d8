import { subscribe, unsubscribe } from "node:diagnostics_channel";
import { once } from "node:events";
import { ServerResponse } from "node:http";
import type { IncomingMessage } from "node:http";

/** What the page of a test asks of one server: seen, and held up, where the server answers, with nothing in between. */
export interface Traffic {
  /** Resolves when this many requests have arrived. `which` is how they begin: `GET`, `DELETE /api-key-pairs/...`. */
  arrival(which: string, count: number): Promise<void>;
  /** Resolves when the last such request is over: to whether the page hung up before its answer. */
  hangUp(which: string): Promise<boolean>;
  /** Holds the answers to the requests that arrive from now on. The server does the work all the same. */
  hold(which: string): void;
  /** Lets the answers go that are held, and those to come. */
  release(which: string): void;
  /** Ends the connection after every answer from now on. */
  endConnections(): void;
  end(): void;
}

interface Seen {
  readonly line: string;
  readonly response: ServerResponse;
  /** What the server has written of a held answer. */
  readonly written: (() => void)[];
}

/** Whether a request comes from a page, not from another client in Node.js. */
export function isFromPage(userAgent: string | undefined): boolean {
  return userAgent?.startsWith("Mozilla/") === true;
}

/** Watches the requests that pages send to a port of this process. */
export function watchTraffic(port: number): Traffic {
  const seen: Seen[] = [];
  const held = new Set<string>();
  let keepsAlive = true;
  let next = Promise.withResolvers<void>();
  const those = (which: string) => seen.filter(({ line }) => line.startsWith(which));

  const onRequest = (message: unknown) => {
    const { request, response } = message as { request: IncomingMessage; response: ServerResponse };
    if (request.socket.localPort !== port || !isFromPage(request.headers["user-agent"])) return;
    response.shouldKeepAlive &&= keepsAlive;
    const line = `${request.method} ${request.url}`;
    const written: (() => void)[] = [];
    if ([...held].some((which) => line.startsWith(which))) holdAnswer(response, written);
    seen.push({ line, response, written });
    next.resolve();
    next = Promise.withResolvers();
  };
  subscribe("http.server.request.start", onRequest);

  return {
    async arrival(which, count) {
      while (those(which).length < count) await next.promise;
    },
    async hangUp(which) {
      const { response } = those(which).at(-1)!;
      if (!response.closed) await once(response, "close");
      return !response.writableFinished;
    },
    hold: (which) => void held.add(which),
    release(which) {
      held.delete(which);
      for (const { response, written } of those(which)) letGo(response, written);
    },
    endConnections: () => void (keepsAlive = false),
    end() {
      unsubscribe("http.server.request.start", onRequest);
      for (const { response, written } of seen) letGo(response, written);
    },
  };
}

function holdAnswer(response: ServerResponse, written: (() => void)[]): void {
  response.write = (...args: unknown[]) => {
    written.push(() => Reflect.apply(ServerResponse.prototype.write, response, args));
    return true;
  };
  response.end = (...args: unknown[]) => {
    written.push(() => Reflect.apply(ServerResponse.prototype.end, response, args));
    return response;
  };
}

function letGo(response: ServerResponse, written: (() => void)[]): void {
  response.write = ServerResponse.prototype.write;
  response.end = ServerResponse.prototype.end;
  for (const write of written.splice(0)) write();
}
