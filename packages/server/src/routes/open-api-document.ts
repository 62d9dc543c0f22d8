import { createHash } from "node:crypto";

import type { MiddlewareHandler } from "hono";
import { etag, RETAINED_304_HEADERS } from "hono/etag";
import { every } from "hono/combine";

import type { AppEnv } from "../app-env.ts";

/** `GET /openapi.json`: what this server serves, for people and programs. Made when it is first asked for. */
export function openApiDocument(): MiddlewareHandler<AppEnv> {
  let making: ReturnType<typeof make> | undefined;
  const answer: MiddlewareHandler<AppEnv> = async (c) => {
    const { body, tag } = await (making ??= make());
    return c.body(body, 200, {
      // Stored by whoever wants to, but asked for each time: it changes with the version of the server.
      "cache-control": "public, no-cache",
      "content-type": "application/json",
      etag: tag,
    });
  };
  return every(etag({ retainedHeaders: [...RETAINED_304_HEADERS, "x-request-id"] }), answer);
}

async function make() {
  const { createDocument } = await import("../openapi/document.ts");
  const body = JSON.stringify(createDocument());
  return { body, tag: `"${createHash("sha256").update(body).digest("base64url")}"` };
}
