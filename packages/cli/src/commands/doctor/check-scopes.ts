import type { TokenProvider } from "@api-key-pairs/client";
import { decodeToken, getToken } from "@api-key-pairs/client/node";

import { explain } from "../../errors/explain.ts";
import type { Found } from "./check.ts";
import type { Access } from "./check-token.ts";

const readScopes = ["api-key-pairs.read", "*.read"];
const writeScopes = ["api-key-pairs.write", "*.write"];

/** Finds out what the token may be used for, as far as that can be tried without an effect. */
export async function checkScopes(
  { forbidden }: Access,
  auth: string | TokenProvider,
  signal: AbortSignal,
): Promise<Found> {
  const scopes = decodeToken(await getToken(auth, { signal }))?.claims["scopes"];
  const details = Array.isArray(scopes) ? [`scopes: ${scopes.join(" ")}`] : [];
  if (forbidden !== undefined) {
    const { message, exitCode, next = [] } = explain(forbidden);
    if (!claims(scopes, readScopes)) return { status: "failed", message, details, next, exitCode };
    return {
      status: "failed",
      message: "the roles of the key pair do not let it list pairs, which is what akp begins with",
      details: [message, ...details, "The key is good for what its roles give."],
      next: [{ akp: ["doctor"], options: { privateKeyFile: "FILE" }, says: "the key of a pair that may" }],
      exitCode,
    };
  }
  return !Array.isArray(scopes) || claims(scopes, writeScopes)
    ? {
        status: "ok",
        message: "akp list works; create and delete were not tried, since they change something",
        details,
      }
    : {
        status: "warning",
        message: "akp list works; create and delete will be refused, without the scope api-key-pairs.write",
        details,
        next: ["unset GR4VY_TOKEN   # then a private key signs"],
      };
}

function claims(scopes: unknown, wanted: readonly string[]): boolean {
  return Array.isArray(scopes) && wanted.some((scope) => scopes.includes(scope));
}
