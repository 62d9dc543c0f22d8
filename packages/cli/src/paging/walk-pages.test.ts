import { expect, test } from "vitest";

import { addPairs } from "../testing/add-pairs.ts";
import { akpProcess, temporaryDirectory } from "../testing/akp.ts";
import { startApi } from "../testing/start-api.ts";

const all = ["list", "--all", "--limit", "5", "--output", "ids"];

test("a walk goes on where it broke off, and gives every pair once", async () => {
  const dataDir = temporaryDirectory();
  const faults = [
    { kind: "status", status: 503, retryAfter: 0, probability: 0.4, operation: "list" },
  ] as const;
  const api = await startApi({ dataDir });
  const ids = addPairs(dataDir, 99);
  api.admin.setFaults(faults);
  // The same failures end a walk that does not.
  const walk = api.client.list({ limit: 5 }).collect({ limit: 100 });
  await expect(walk).rejects.toMatchObject({ code: "server" });
  api.admin.setFaults(faults);
  const { code, stdout, stderr } = await akpProcess(all, { env: api.env });
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  expect(stdout.trim().split("\n")).toEqual([...ids.toReversed(), api.rootId]);
});

test("a walk that gets nowhere ends with the error", async () => {
  const { env, admin } = await startApi({ faults: [{ kind: "status", status: 503, retryAfter: 0 }] });
  const { code, stdout } = await akpProcess(all, { env });
  expect({ code, stdout }).toEqual({ code: 5, stdout: "" });
  expect(admin.requests()).toHaveLength(3);
});
