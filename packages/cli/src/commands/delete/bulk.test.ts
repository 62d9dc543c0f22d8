import { readFileSync } from "node:fs";
import { join } from "node:path";

import type { Fault } from "@api-key-pairs/server";
import { expect, test } from "vitest";

import { addPairs } from "../../testing/add-pairs.ts";
import { launch, temporaryDirectory } from "../../testing/akp.ts";
import { startApi } from "../../testing/start-api.ts";

/** Together, one request in five fails. */
const faults: Fault[] = [
  { kind: "status", status: 503, probability: 0.08, operation: ["list", "delete"] },
  { kind: "drop", probability: 0.06, operation: "delete" },
  { kind: "drop", when: "after", probability: 0.08, operation: "delete" },
  { kind: "truncate", probability: 0.13, operation: "list" },
];

/** PAIRS=10000 tries as many as somebody may have. */
const count = Number(process.env["PAIRS"] ?? 500);

test("many ids through a pipe, with 20 % failures: left is what was reported as not deleted", async () => {
  const dataDir = temporaryDirectory();
  const api = await startApi({ dataDir });
  const ids = addPairs(dataDir, count);
  api.admin.setFaults(faults);
  const cwd = temporaryDirectory();
  const line = `set -o pipefail; "$@" list --all --output ids | "$@" delete - --yes --output jsonl > results.jsonl`;
  const { ended } = launch([], { env: api.env, cwd, prefix: ["bash", "-c", line, "bash"] });
  const { code } = await ended;
  const struck = api.admin.faults().reduce((sum, fault) => sum + fault.struck, 0);
  expect(struck).toBeGreaterThan(count / 6);

  api.admin.clearFaults();
  const results = readFileSync(join(cwd, "results.jsonl"), "utf8")
    .trim()
    .split("\n")
    .map((text) => JSON.parse(text) as { id: string; result: string });
  // The pair that signs is in the list as well.
  expect(results.map(({ id }) => id).toSorted()).toEqual([...ids, api.rootId].toSorted());
  expect(results.find(({ id }) => id === api.rootId)).toEqual({ id: api.rootId, result: "kept" });
  const notDeleted = results.filter(({ result }) => result !== "deleted").map(({ id }) => id);
  expect((await api.ids()).toSorted()).toEqual(notDeleted.toSorted());
  expect(code).toBe(7);
});
