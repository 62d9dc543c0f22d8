import { dirname, join } from "node:path";

import { createClient } from "@api-key-pairs/client";
import { signWith } from "@api-key-pairs/client/auth";
import { startServer, type RevisionName } from "@api-key-pairs/server";
import { inject, onTestFinished } from "vitest";

import type { DashboardOptions } from "../../host/dashboard-options.ts";
import type { LinkReason } from "../../host/observer.ts";
import { startDashboard } from "../../host/start-dashboard.ts";
import { temporaryDirectory } from "../host-start.ts";
import { fillStore } from "./fill-store.ts";

/** The page as it is published. */
const builtPage = join(dirname(inject("akpDashboard")), "page");

/**
 * Starts the API with this many pairs beside the root pair, which signs, and the dashboard on it, until the test is over.
 */
export async function startAll(count = 0, revision: RevisionName = "2021-10") {
  const dataDir = temporaryDirectory();
  const thumbprints = await fillStore(dataDir, count);
  const server = await startServer({ admin: true, dataDir, revision });
  onTestFinished(async () => await server.close());
  const auth = signWith({ privateKey: server.rootPrivateKey! });
  const other = createClient({ baseUrl: server.url, auth });
  return {
    server,
    /** Those of the keys in revision 2021-10, which are the ids there, newest first. The last one signs. */
    ids: thumbprints,
    /** Somebody else who uses the API. */
    other,
    auth,
    ...(await startHost({ target: { baseUrl: server.url }, auth })),
  };
}

/** Starts the dashboard on whatever there is, until the test is over. */
export async function startHost(options: Pick<DashboardOptions, "target"> & Partial<DashboardOptions>) {
  let passed = 0;
  const linkReasons: LinkReason[] = [];
  const dashboard = await startDashboard({
    auth: "a.b.c",
    page: builtPage,
    clock: () => Date.now() + passed,
    observer: { linked: (_link, reason) => void linkReasons.push(reason) },
    ...options,
  });
  onTestFinished(async () => await dashboard.close());
  return {
    dashboard,
    /** Why there have been links that nobody asked for. */
    linkReasons,
    /** Lets time pass for the host. */
    pass: (minutes: number) => void (passed += minutes * 60_000),
  };
}
