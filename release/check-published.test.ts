import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

import { expect, onTestFinished, test } from "vitest";

import { checkPublished } from "./check-published.ts";

const packages = [{ name: "@api-key-pairs/client", version: "1.0.0", folder: "client" }];

test("versions that a registry knows pass", async () => {
  const url = await serve("1.0.0", { zod: "^4.6.7", "@api-key-pairs/core": "^1.0.0" });
  await expect(checkPublished(url, packages, "latest")).resolves.toBeUndefined();
});

test.each([
  ["a range of the catalog", { zod: "catalog:" }, 'zod "catalog:"'],
  ["a range of the workspace", { "@api-key-pairs/core": "workspace:^" }, '"workspace:^"'],
  ["another version of a package released with it", { "@api-key-pairs/core": "^0.9.0" }, "core ^0.9.0"],
])("%s is found", async (_title, dependencies, message) => {
  const url = await serve("1.0.0", dependencies);
  await expect(checkPublished(url, packages, "latest")).rejects.toThrow(message);
});

test("a tag that stayed on another version is found", async () => {
  const url = await serve("0.9.0", {});
  await expect(checkPublished(url, packages, "latest")).rejects.toThrow('"latest" is 0.9.0');
});

/** A registry with one package. */
async function serve(latest: string, dependencies: Readonly<Record<string, string>>): Promise<string> {
  const answer = JSON.stringify({ "dist-tags": { latest }, versions: { "1.0.0": { dependencies } } });
  const server = createServer((_request, response) => response.end(answer)).listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}
