import type { Hono } from "hono";

import type { AppEnv } from "../app-env.ts";
import { addRoute } from "../http/endpoint.ts";
import type { PageFile } from "./load-page.ts";

/** Adds the files of the page, which need no session: there is nothing in them but the program. */
export function addPageRoutes(app: Hono<AppEnv>, files: readonly PageFile[]): void {
  for (const { path, type, bytes } of files) {
    addRoute(app, path, {
      GET: { handle: () => new Response(bytes, { headers: { "content-type": type } }) },
    });
  }
}
