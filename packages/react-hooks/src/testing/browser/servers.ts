import { createClient } from "@api-key-pairs/client";
import type { ApiKeyPairsClient, NewApiKeyPair } from "@api-key-pairs/client";
import { signWith } from "@api-key-pairs/client/auth";
import { startServer } from "@api-key-pairs/server";
import type { Fault, JournalEntry, RevisionName, RunningServer } from "@api-key-pairs/server";

import { managerInput } from "../manager-input.ts";
import { isFromPage, watchTraffic } from "./traffic.ts";
import type { Traffic } from "./traffic.ts";

interface Started {
  readonly server: RunningServer;
  /** Another client than the one in the page. */
  readonly other: ApiKeyPairsClient;
  /** What a create is told. */
  readonly input: NewApiKeyPair | undefined;
  readonly traffic: Traffic;
}

const started = new Map<string, Started>();

/** Starts the API, with this many pairs beside the root pair. */
export async function start(
  count: number,
  revision: RevisionName,
): Promise<{ url: string; token: string; input: NewApiKeyPair | undefined }> {
  const server = await startServer({ admin: true, revision });
  const { url, port, rootPrivateKey } = server;
  const auth = signWith({ privateKey: rootPrivateKey! });
  const other = createClient({ baseUrl: url, auth });
  const input = revision === "2026-08" ? await managerInput(other) : undefined;
  started.set(url, { server, other, input, traffic: watchTraffic(port) });
  await create(url, count);
  return { url, token: await auth({ signal: new AbortController().signal }), input };
}

export async function stop(url: string): Promise<void> {
  const { server, traffic } = started.get(url)!;
  started.delete(url);
  traffic.end();
  server.admin!.clearFaults();
  await server.close();
}

/** Another client creates pairs. */
export async function create(url: string, count: number): Promise<string[]> {
  const { other, input } = started.get(url)!;
  const ids: string[] = [];
  for (let made = 0; made < count; made += 1) ids.push((await other.create(input)).id);
  return ids;
}

/** Another client deletes pairs. */
export async function remove(url: string, ids: readonly string[]): Promise<void> {
  for (const id of ids) await started.get(url)!.other.delete(id);
}

/** The ids of all pairs that there are, newest first. */
export async function list(url: string): Promise<string[]> {
  const pairs = await started.get(url)!.other.list().collect({ limit: 1_000 });
  return pairs.map(({ id }) => id);
}

export function setFaults(url: string, faults: readonly Fault[]): void {
  started.get(url)!.server.admin!.setFaults(faults);
}

/** The requests that the page has sent, as the server's journal has them, oldest first. */
export function requests(url: string): JournalEntry[] {
  const entries = started.get(url)!.server.admin!.requests({ limit: 1_000 });
  return entries.filter(({ headers }) => isFromPage(headers["user-agent"])).toReversed();
}

export async function arrival(url: string, which: string, count: number): Promise<void> {
  await started.get(url)!.traffic.arrival(which, count);
}

export async function hangUp(url: string, which: string): Promise<boolean> {
  return await started.get(url)!.traffic.hangUp(which);
}

export function hold(url: string, which: string): void {
  started.get(url)!.traffic.hold(which);
}

export function release(url: string, which: string): void {
  started.get(url)!.traffic.release(which);
}

export function endConnections(url: string): void {
  started.get(url)!.traffic.endConnections();
}
