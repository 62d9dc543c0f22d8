import { Hono } from "hono";

import type { AppEnv } from "../app-env.ts";
import { methodNotAllowed } from "../routes/method-not-allowed.ts";

/** The `version` is that of the format, by which a scraper knows how to read it. */
const contentType = "text/plain; version=0.0.4; charset=utf-8";

/** What is served at `/metrics`. */
export function metricsRoutes(text: () => Promise<string>): Hono<AppEnv> {
  const routes = new Hono<AppEnv>();
  routes.get("/", async (c) => c.body(await text(), 200, { "content-type": contentType }));
  routes.all("/", methodNotAllowed("GET, HEAD"));
  return routes;
}
