import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { expect, onTestFinished, test } from "vitest";

import { startRegistry } from "./start-registry.ts";

test("a registry takes a package of ours and has none of others", async () => {
  const storage = await mkdtemp(join(tmpdir(), "api-key-pairs-registry-"));
  onTestFinished(async () => await rm(storage, { recursive: true }));
  const registry = await startRegistry(storage);
  onTestFinished(async () => await registry.close());
  expect(registry.npmrc).toContain(`@api-key-pairs:registry=${registry.url}\n`);

  const name = "@api-key-pairs/core";
  const data = Buffer.from("a tarball").toString("base64");
  const tarball = new URL(`${name}/-/core-1.0.0.tgz`, registry.url).href;
  const published = await fetch(new URL("@api-key-pairs%2fcore", registry.url), {
    method: "PUT",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({
      _id: name,
      name,
      "dist-tags": { latest: "1.0.0" },
      versions: { "1.0.0": { name, version: "1.0.0", dist: { tarball } } },
      _attachments: { "core-1.0.0.tgz": { content_type: "application/octet-stream", data, length: 9 } },
    }),
  });
  expect(published.status).toBe(201);
  expect(await (await fetch(tarball)).text()).toBe("a tarball");
  expect((await fetch(new URL("zod", registry.url))).ok).toBe(false);
});
