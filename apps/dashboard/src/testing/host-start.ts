import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { signWith } from "@api-key-pairs/client/auth";
import { startServer, type RevisionName } from "@api-key-pairs/server";
import { onTestFinished } from "vitest";

import type { Dashboard, DashboardOptions } from "../host/dashboard-options.ts";
import { startDashboard } from "../host/start-dashboard.ts";
import { writePage } from "./host-page.ts";
import { rawRequest, type RawAnswer, type RawRequest } from "./host-request.ts";

/** A new directory that is gone after the test. */
export function temporaryDirectory(): string {
  const directory = mkdtempSync(join(tmpdir(), "akp-dashboard-test-"));
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }));
  return directory;
}

/** Starts the API with its first pair alone, until the test is over. */
export async function startApi(revision: RevisionName = "2021-10") {
  const server = await startServer({ admin: true, revision });
  onTestFinished(async () => await server.close());
  return server;
}

/** Starts the dashboard with a small page, until the test is over. */
export async function startHost(options: Partial<DashboardOptions> & Pick<DashboardOptions, "target">) {
  const page = join(temporaryDirectory(), "page");
  writePage(page);
  const dashboard = await startDashboard({ auth: "a.b.c", page, ...options });
  onTestFinished(async () => await dashboard.close());
  return dashboard;
}

/** The API, and the dashboard on it. */
export async function startBoth(options: Partial<DashboardOptions> = {}, revision?: RevisionName) {
  const server = await startApi(revision);
  const auth = signWith({ privateKey: server.rootPrivateKey });
  const dashboard = await startHost({ target: { baseUrl: server.url }, auth, ...options });
  return { server, dashboard };
}

/** Somebody with both halves of a session. */
export interface Visitor {
  /** `name=value`, as it is sent. */
  readonly cookie: string;
  readonly token: string;
  readonly headers: { readonly cookie: string; readonly authorization: string };
  /** Sends a request with both halves. */
  readonly ask: (method: string, path: string, more?: RawRequest) => Promise<RawAnswer>;
}

/** The code of a link. */
export function codeOf(link: string): string {
  return new URL(link).hash.slice(1);
}

/** Sends a code as the page does. */
export async function redeem(dashboard: Dashboard, code: string, headers = {}): Promise<RawAnswer> {
  return await rawRequest(dashboard.port, {
    method: "POST",
    path: "/session",
    headers: { "content-type": "application/json", origin: dashboard.url, ...headers },
    body: JSON.stringify({ code }),
  });
}

/** Opens the newest link, as the page does. */
export async function openSession(dashboard: Dashboard, headers = {}): Promise<Visitor> {
  const answer = await redeem(dashboard, codeOf(dashboard.link), headers);
  if (answer.status !== 200) throw new Error(answer.text);
  const cookie = answer.headers["set-cookie"]![0]!.split(";")[0]!;
  return visitor(dashboard, cookie, answer.json.token);
}

/** Somebody with two halves that need not belong together. */
export function visitor({ port }: Dashboard, cookie: string, token: string): Visitor {
  const headers = { cookie, authorization: `Bearer ${token}` };
  return {
    cookie,
    token,
    headers,
    ask: async (method, path, more = {}) =>
      await rawRequest(port, { ...more, method, path, headers: { ...headers, ...more.headers } }),
  };
}
