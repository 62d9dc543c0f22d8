import type { MiddlewareHandler } from "hono";

import type { AppEnv } from "../app-env.ts";
import type { VerifiedToken } from "../auth/verify-token.ts";
import { TokenRefusedError } from "../auth/verify-token.ts";
import { ApiError } from "../http/api-error.ts";

/** The scopes of this resource. `*.read` and `*.write` cover them. */
export type Scope = "api-key-pairs.read" | "api-key-pairs.write";

// RFC 9110: the scheme is case-insensitive. RFC 7519: a signed token is three parts of base64url.
const bearer = /^bearer +([\w-]+\.[\w-]+\.[\w-]+) *$/i;

/** Makes the middleware that lets a request pass whose token is good and has the scope. */
export function createAuthenticate(verifyToken: (token: string) => Promise<VerifiedToken>) {
  return (scope: Scope): MiddlewareHandler<AppEnv> => {
    const accepted = [scope, scope.replace(/^.*\./, "*.")];
    return async (c, next) => {
      const [, token] = bearer.exec(c.req.header("authorization") ?? "") ?? [];
      if (!token) throw unauthorized(new TokenRefusedError("no bearer token"));
      const verified = await verifyToken(token).catch(refuse);
      c.set("keyPairId", verified.keyPairId);
      if (!accepted.some((name) => verified.scopes.includes(name))) {
        throw new ApiError("forbidden", { cause: new TokenRefusedError(`the token lacks ${scope}`) });
      }
      await next();
    };
  };
}

function refuse(error: unknown): never {
  throw error instanceof TokenRefusedError ? unauthorized(error) : error;
}

function unauthorized(cause: TokenRefusedError): ApiError {
  return new ApiError("unauthorized", { cause, headers: { "www-authenticate": "Bearer" } });
}
