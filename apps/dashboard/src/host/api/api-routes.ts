import type { Context, Hono } from "hono";

import type { AppEnv } from "../app-env.ts";
import { addRoute, type Guard, type Method } from "../http/endpoint.ts";
import type { Observer } from "../observer.ts";
import type { Answer } from "./exchange.ts";
import { forward } from "./forward.ts";
import { tellOrphan } from "./tell-orphan.ts";
import type { Upstream } from "./upstream.ts";

const collection = "/api-key-pairs";

/** Adds the three operations, and nothing else of what the API can do. */
export function addApiRoutes(app: Hono<AppEnv>, upstream: Upstream, guard: Guard, observer: Observer): void {
  const send = async (c: Context<AppEnv>, path: string) =>
    await forward(upstream, { method: c.req.method as Method, path, browser: c.req.raw.signal });

  addRoute(app, `/api${collection}`, {
    GET: {
      guard,
      query: ["limit", "cursor"],
      handle: async (c) => toResponse(await send(c, collection + new URL(c.req.url).search)),
    },
    POST: {
      guard,
      async handle(c) {
        const answer = await send(c, collection);
        tellOrphan(answer, c.env.outgoing, observer);
        return toResponse(answer);
      },
    },
  });
  // An id of any other form could name something else.
  const item = `${collection}/:id{[\\w-]{43}}`;
  addRoute(
    app,
    `/api${item}`,
    {
      DELETE: {
        guard,
        handle: async (c) => toResponse(await send(c, `${collection}/${c.req.param("id")!}`)),
      },
    },
    `/api${collection}/{id}`,
  );
}

function toResponse({ status, headers, bytes }: Answer): Response {
  return new Response(bytes.length === 0 ? null : bytes, { status, headers });
}
