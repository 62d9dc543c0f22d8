import type { Context, Hono } from "hono";

import type { AppEnv } from "../app-env.ts";
import { HostError } from "../host-error.ts";

/** Throws where a request may not pass. */
export type Guard = (c: Context<AppEnv>) => void;

/** What one method of one path takes, and what it does. */
export interface Endpoint {
  readonly handle: (c: Context<AppEnv>) => Response | Promise<Response>;
  /**
   * Asked once the request is known to have the right form.
   *
   * @default nothing
   */
  readonly guard?: Guard;
  /**
   * The parameters that its query may have, each once.
   *
   * @default []
   */
  readonly query?: readonly string[];
  /**
   * The longest body that it takes, in bytes.
   *
   * @default 0
   */
  readonly maxBodyBytes?: number;
}

export type Method = "GET" | "POST" | "PUT" | "DELETE";

/**
 * Adds a path to the app, and refuses whatever its endpoints do not take. `HEAD` is no other way to say `GET`.
 *
 * @param name The path as it may be printed.
 */
export function addRoute(
  app: Hono<AppEnv>,
  path: string,
  endpoints: Partial<Record<Method, Endpoint>>,
  name: string = path,
): void {
  const allow = Object.keys(endpoints).join(", ");
  app.all(path, async (c) => {
    c.set("route", name);
    const endpoint = endpoints[c.req.method as Method];
    if (endpoint === undefined)
      throw new HostError("method_not_allowed", `The methods of this path are ${allow}`, { allow });
    checkQuery(c, endpoint.query ?? []);
    checkBody(c, endpoint.maxBodyBytes ?? 0);
    endpoint.guard?.(c);
    return await endpoint.handle(c);
  });
}

function checkQuery(c: Context<AppEnv>, known: readonly string[]): void {
  const { searchParams } = new URL(c.req.url);
  for (const name of searchParams.keys()) {
    if (known.includes(name) && searchParams.getAll(name).length === 1) continue;
    const remedy = known.length === 0 ? "takes no query" : `takes ${known.join(" and ")}, each once`;
    throw new HostError("bad_request", `This path ${remedy}`);
  }
}

function checkBody(c: Context<AppEnv>, maxBytes: number): void {
  const length = Number(c.req.header("content-length") ?? 0);
  // Browsers say how long a body is before they send it.
  if (length > maxBytes || c.req.header("transfer-encoding") !== undefined)
    throw new HostError("payload_too_large", `This path takes a body of at most ${maxBytes} bytes`);
}
