import type { Context, MiddlewareHandler } from "hono";

import type { AppEnv } from "../app-env.ts";
import { HostError } from "../host-error.ts";

/**
 * Refuses every request that a page of another origin makes, another port of this machine included. Only a link that
 * leads to the page itself may be anywhere.
 */
export const requireOwnPage: MiddlewareHandler<AppEnv> = async (c, next) => {
  const origin = c.req.header("origin");
  const isOwn = origin === undefined || origin === `http://${c.req.header("host")}`;
  if (!isOwn || (isFromElsewhere(c) && !isLinkToPage(c)))
    throw new HostError("foreign_page", "Pages of other origins may not use this host");
  await next();
};

/** Programs that are no browser do not say; nor do they act for a page. */
function isFromElsewhere(c: Context<AppEnv>): boolean {
  const site = c.req.header("sec-fetch-site");
  return site !== undefined && site !== "same-origin" && site !== "none";
}

function isLinkToPage(c: Context<AppEnv>): boolean {
  const isTopLevel =
    c.req.header("sec-fetch-mode") === "navigate" && c.req.header("sec-fetch-dest") === "document";
  return isTopLevel && c.req.method === "GET" && c.req.path === "/";
}
