import { createHash } from "node:crypto";

import type { MiddlewareHandler } from "hono";
import { etag, RETAINED_304_HEADERS } from "hono/etag";
import { every } from "hono/combine";

import type { AppEnv } from "../app-env.ts";
import { ApiError } from "../http/api-error.ts";
import type { RevisionName } from "../revisions/revision.ts";
import { openApiQuerySchema } from "../schemas/open-api-query.ts";

/**
 * `GET /openapi.json`: what this server serves, for people and programs. Made when it is first asked for.
 *
 * @param served The revision that it describes when none is asked for.
 */
export function openApiDocument(served: RevisionName): MiddlewareHandler<AppEnv> {
  const making = new Map<RevisionName, ReturnType<typeof make>>();
  const answer: MiddlewareHandler<AppEnv> = async (c) => {
    const revision = parseRevision(c.req.query("revision")) ?? served;
    if (!making.has(revision)) making.set(revision, make(revision));
    const { body, tag } = await making.get(revision)!;
    return c.body(body, 200, {
      // Stored by whoever wants to, but asked for each time: it changes with the version of the server.
      "cache-control": "public, no-cache",
      "content-type": "application/json",
      etag: tag,
    });
  };
  return every(etag({ retainedHeaders: [...RETAINED_304_HEADERS, "x-request-id"] }), answer);
}

async function make(revision: RevisionName) {
  const { createDocument } = await import("../openapi/document.ts");
  const body = JSON.stringify(createDocument(revision));
  return { body, tag: `"${createHash("sha256").update(body).digest("base64url")}"` };
}

function parseRevision(text: string | undefined): RevisionName | undefined {
  const { data, error } = openApiQuerySchema.safeParse({ revision: text });
  if (data) return data.revision;
  throw new ApiError("bad_request", {
    details: error.issues.map(({ message, code }) => ({
      location: "query",
      pointer: "/revision",
      message: `revision ${message}`,
      type: code,
    })),
  });
}
