import type { MiddlewareHandler } from "hono";

import type { AppEnv } from "../app-env.ts";
import type { VerifiedToken } from "../auth/verify-token.ts";
import { TokenRefusedError } from "../auth/verify-token.ts";
import { ApiError } from "../http/api-error.ts";
import type { Revision } from "../revisions/revision.ts";
import { scopesOf } from "../roles/privileges.ts";
import type { Scope } from "../roles/scopes.ts";
import { coversOf } from "../roles/scopes.ts";
import type { Store, StoredKeyPair } from "../store/store.ts";

interface AuthenticateOptions {
  verifyToken: (token: string) => Promise<VerifiedToken>;
  /** Finds a pair while it is active. */
  find: Store["find"];
  /** Told which pair signed a request. */
  noteUse: (id: string) => void;
  /** By which the log, the journal and the rate limit call the pair. */
  idOf: Revision["idOf"];
}

// RFC 9110: the scheme is case-insensitive. RFC 7519: a signed token is three parts of base64url.
const bearer = /^bearer +([\w-]+\.[\w-]+\.[\w-]+) *$/i;

/** Makes the middleware that lets a request pass whose token is good and has the scope, as the roles of its pair have. */
export function createAuthenticate({ verifyToken, find, noteUse, idOf }: AuthenticateOptions) {
  return (scope: Scope): MiddlewareHandler<AppEnv> => {
    const accepted = coversOf(scope);
    const isAmong = (scopes: readonly string[]) => accepted.some((name) => scopes.includes(name));
    const assertRoles = (pair: StoredKeyPair) => {
      if (!isAmong(scopesOf(pair))) throw forbidden(`the roles of the pair lack ${scope}`);
    };
    return async (c, next) => {
      const [, token] = bearer.exec(c.req.header("authorization") ?? "") ?? [];
      if (!token) throw unauthorized(new TokenRefusedError("no bearer token"));
      const { pair, scopes } = await verifyToken(token).catch(refuse);
      noteUse(pair.id);
      c.set("caller", pair);
      c.set("keyPairId", idOf(pair.id));
      if (!isAmong(scopes)) throw forbidden(`the token lacks ${scope}`);
      assertRoles(pair);
      c.set("callerNow", async () => {
        const now = await find(pair.id);
        if (!now) throw unauthorized(new TokenRefusedError("the pair was deactivated or deleted meanwhile"));
        assertRoles(now);
        return now;
      });
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

function forbidden(reason: string): ApiError {
  return new ApiError("forbidden", { cause: new TokenRefusedError(reason) });
}
