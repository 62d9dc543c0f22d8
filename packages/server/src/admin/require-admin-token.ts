import { hash, timingSafeEqual } from "node:crypto";

import type { MiddlewareHandler } from "hono";

import type { AppEnv } from "../app-env.ts";
import { ApiError } from "../http/api-error.ts";

/** Lets those pass who have the token of the admin surface. The token of a key pair opens nothing here. */
export function requireAdminToken(token: string): MiddlewareHandler<AppEnv> {
  const expected = digest(token);
  return async (c, next) => {
    const [, given = ""] = /^bearer +(\S+) *$/i.exec(c.req.header("authorization") ?? "") ?? [];
    // Digests are of one length, and how far they agree says nothing about the token.
    if (!timingSafeEqual(digest(given), expected)) {
      throw new ApiError("unauthorized", {
        cause: new Error("no admin token"),
        headers: { "www-authenticate": "Bearer" },
      });
    }
    await next();
  };
}

function digest(text: string): Buffer {
  return hash("sha256", text, "buffer");
}
