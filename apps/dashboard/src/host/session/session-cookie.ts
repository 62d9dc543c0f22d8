import type { Context } from "hono";

import type { AppEnv } from "../app-env.ts";

/** Browsers share cookies among all ports of a host, so every dashboard has a name of its own for its cookie. */
function nameOf(c: Context<AppEnv>): string {
  return `akp_dashboard_${c.env.incoming.socket.localPort}`;
}

const attributes = "Path=/; HttpOnly; SameSite=Strict";

/** All cookies of that name: another port may have set one too, and its own must not hide ours. */
export function readSessionCookies(c: Context<AppEnv>): string[] {
  const prefix = `${nameOf(c)}=`;
  const cookies = (c.req.header("cookie") ?? "").split(/; */);
  return cookies.filter((cookie) => cookie.startsWith(prefix)).map((cookie) => cookie.slice(prefix.length));
}

export function setSessionCookie(c: Context<AppEnv>, value: string): void {
  c.header("set-cookie", `${nameOf(c)}=${value}; ${attributes}`);
}
