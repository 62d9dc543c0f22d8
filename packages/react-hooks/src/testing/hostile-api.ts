import { createServer } from "node:http";
import type { ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

import { createClient } from "@api-key-pairs/client";
import { onTestFinished } from "vitest";

/**
 * Starts an API that answers as a test wants it to, until the test is over.
 *
 * @param answer - gets the cursor that was asked for, `null` for none; what it returns is sent as JSON
 */
export async function startHostileApi(answer: (cursor: string | null, response: ServerResponse) => unknown) {
  const cursors: (string | null)[] = [];
  const server = createServer(async (request, response) => {
    const cursor = new URL(request.url!, "http://api").searchParams.get("cursor");
    cursors.push(cursor);
    const body = await answer(cursor, response);
    if (body === undefined) return;
    const status = request.method === "POST" ? 201 : 200;
    response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { source: { client: createClient({ baseUrl, auth: "token", maxAttempts: 1 }) }, cursors, baseUrl };
}

/** A pair as the API lists it. */
export function pair(id: string) {
  const at = "2024-05-01T10:00:00.000+00:00";
  return { type: "api-key-pair" as const, id, private_key: null, created_at: at, updated_at: at };
}

/** A page as the API answers it. */
export function page(ids: readonly string[], next?: string | null, previous?: string | null) {
  return { items: ids.map(pair), limit: 20, next_cursor: next, previous_cursor: previous };
}
