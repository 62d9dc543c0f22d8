import type { Context, Hono } from "hono";

import type { AppEnv } from "../app-env.ts";
import { addRoute, type Endpoint, type Guard, type Method } from "../http/endpoint.ts";
import { requireJson } from "../http/require-json.ts";
import type { Observer } from "../observer.ts";
import type { Answer } from "./exchange.ts";
import { forward } from "./forward.ts";
import { idForm } from "./id-form.ts";
import { tellOrphan } from "./tell-orphan.ts";
import type { Upstream } from "./upstream.ts";

const collection = "/api-key-pairs";
const roles = "/roles";
/** Room for a name, a public key and a thousand roles. */
const maxBodyBytes = 64 * 1024;

/** Adds the operations that the page has a use for, and nothing else of what the API can do. */
export function addApiRoutes(app: Hono<AppEnv>, upstream: Upstream, guard: Guard, observer: Observer): void {
  const send = async (c: Context<AppEnv>, path: string) => {
    const body = await readBody(c);
    return await forward(upstream, {
      method: c.req.method as Method,
      path,
      body,
      browser: c.req.raw.signal,
    });
  };
  const list = (path: string): Endpoint => ({
    guard,
    query: ["limit", "cursor"],
    handle: async (c) => toResponse(await send(c, path + new URL(c.req.url).search)),
  });

  addRoute(app, `/api${collection}`, {
    GET: list(collection),
    POST: {
      guard,
      maxBodyBytes,
      async handle(c) {
        const answer = await send(c, collection);
        tellOrphan(answer, c.env.outgoing, observer);
        return toResponse(answer);
      },
    },
  });
  const item: Endpoint = {
    guard,
    handle: async (c) => toResponse(await send(c, `${collection}/${c.req.param("id")!}`)),
  };
  addRoute(
    app,
    `/api${collection}/:id{${idForm}}`,
    { GET: item, PUT: { ...item, maxBodyBytes }, DELETE: item },
    `/api${collection}/{id}`,
  );
  addRoute(app, `/api${roles}`, { GET: list(roles) });
}

/** @returns `undefined` for a request without a body */
async function readBody(c: Context<AppEnv>): Promise<Buffer<ArrayBuffer> | undefined> {
  if (Number(c.req.header("content-length") ?? 0) === 0) return undefined;
  requireJson(c);
  return Buffer.from(await c.req.arrayBuffer());
}

function toResponse({ status, headers, bytes }: Answer): Response {
  return new Response(bytes.length === 0 ? null : bytes, { status, headers });
}
