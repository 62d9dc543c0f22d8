import { createClient } from "@api-key-pairs/client";
import type { RevisionName } from "@api-key-pairs/server";
import { onTestFinished } from "vitest";
import { commands } from "vitest/browser";

type Servers = typeof import("./servers.ts");

/** Calls what `servers.ts` exports, in Node.js. */
async function callServers<Name extends keyof Servers>(
  name: Name,
  ...args: Parameters<Servers[Name]>
): Promise<Awaited<ReturnType<Servers[Name]>>> {
  const { callServers: call } = commands as unknown as {
    callServers(name: Name, ...args: unknown[]): Promise<Awaited<ReturnType<Servers[Name]>>>;
  };
  return await call(name, ...args);
}

type Control = Exclude<keyof Servers, "start" | "stop">;
type Rest<Args extends unknown[]> = Args extends [string, ...infer Others] ? Others : never;

/**
 * Starts the real API for one test, with this many pairs, the root pair among them, and a client for the page. The
 * rest of what comes back acts on the server from Node.js, where no limit or rule of the browser stands in the way.
 */
export async function startApi(count = 1, revision: RevisionName = "2021-10") {
  const { url, token, input } = await callServers("start", count - 1, revision);
  onTestFinished(async () => await callServers("stop", url));
  const on =
    <Name extends Control>(name: Name) =>
    async (...args: Rest<Parameters<Servers[Name]>>) =>
      await callServers(name, ...([url, ...args] as unknown as Parameters<Servers[Name]>));
  return {
    url,
    token,
    input,
    // Whatever is given up, the page has given up: not a deadline.
    client: createClient({ baseUrl: url, auth: token, timeoutMs: 600_000, attemptTimeoutMs: 600_000 }),
    create: on("create"),
    remove: on("remove"),
    list: on("list"),
    setFaults: on("setFaults"),
    requests: on("requests"),
    arrival: on("arrival"),
    hangUp: on("hangUp"),
    hold: on("hold"),
    release: on("release"),
    endConnections: on("endConnections"),
  };
}

export type Api = Awaited<ReturnType<typeof startApi>>;
