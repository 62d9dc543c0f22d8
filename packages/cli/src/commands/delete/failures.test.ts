import { once } from "node:events";

import type { Fault } from "@api-key-pairs/server";
import { expect, test } from "vitest";

import { addPairs } from "../../testing/add-pairs.ts";
import { akp, launch, temporaryDirectory } from "../../testing/akp.ts";
import { startApi } from "../../testing/start-api.ts";

interface Printed {
  id: string;
  result: string;
  error?: { code: string; message: string };
}

const count = 40;

/** An API with 40 pairs beside its own. */
async function startFilled() {
  const dataDir = temporaryDirectory();
  const api = await startApi({ dataDir });
  return { api, ids: addPairs(dataDir, count) };
}

/** Deletes 40 pairs of an API with faults. */
async function delWith(...faults: Fault[]) {
  const { api, ids } = await startFilled();
  api.admin.setFaults(faults);
  const run = await akp(["delete", "-", "--yes", "--output", "jsonl"], {
    env: api.env,
    stdin: ids.join("\n"),
  });
  api.admin.clearFaults();
  const printed = run.stdout
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as Printed);
  const left = (await api.ids()).filter((id) => id !== api.rootId);
  expect(printed.map(({ id }) => id).toSorted()).toEqual(ids.toSorted());
  const { error } = run.stderr.startsWith("{") ? JSON.parse(run.stderr) : { error: undefined };
  const of = (result: string) => printed.filter((one) => one.result === result);
  return { ...run, printed, of, left, error };
}

test("a failure does not keep the others from being deleted, and ends with 7", async () => {
  const { code, of, left, error } = await delWith({
    kind: "status",
    status: 409,
    operation: "delete",
    times: 2,
  });
  expect(code).toBe(7);
  expect(
    of("failed")
      .map(({ id }) => id)
      .toSorted(),
  ).toEqual(left.toSorted());
  expect(of("failed")[0]!.error).toMatchObject({ code: "conflict", message: expect.any(String) });
  expect(of("deleted")).toHaveLength(38);
  expect(error).toMatchObject({ code: "partly", message: "38 of 40 key pairs deleted", exit_code: 7 });
});

test("what fails more often than the client tries again is tried again at the end", async () => {
  const { code, of, left } = await delWith({ kind: "status", status: 503, operation: "delete", times: 12 });
  expect({ code, deleted: of("deleted").length, left }).toEqual({ code: 0, deleted: 40, left: [] });
});

test("what was deleted though its answers were lost counts as deleted", async () => {
  const faults: Fault[] = [
    { kind: "drop", operation: "delete", when: "after", times: 4 },
    { kind: "drop", operation: "delete", times: 11 },
  ];
  const { code, of, left } = await delWith(...faults);
  expect({ code, deleted: of("deleted").length, left }).toEqual({ code: 0, deleted: 40, left: [] });
});

test.each([
  [401, "unauthorized"],
  [403, "forbidden"],
])("%i stops everything, since all others would fail as well", async (status, errorCode) => {
  const { code, of, left, error } = await delWith({ kind: "status", status, operation: "delete" });
  expect({ code, left: left.length }).toEqual({ code: 4, left: 40 });
  expect(error).toMatchObject({ code: errorCode, exit_code: 4 });
  // Those that were under way.
  expect(of("failed").length).toBeLessThanOrEqual(4);
  expect(of("failed").length + of("not_tried").length).toBe(40);
});

test("a server that is down ends it with 5 after a while", async () => {
  const { code, of, error } = await delWith({ kind: "status", status: 500, operation: "delete" });
  expect(code).toBe(5);
  expect(of("failed").length).toBeGreaterThanOrEqual(20);
  expect(of("failed").length).toBeLessThan(30);
  expect(of("failed").length + of("not_tried").length).toBe(40);
  expect(error.why).toContain("not tried");
});

test("a rate limit is waited for", async () => {
  const limit: Fault = { kind: "status", status: 429, retryAfter: 0, operation: "delete", times: 12 };
  const { code, of, left, stderr } = await delWith(limit);
  expect({ code, deleted: of("deleted").length, left }).toEqual({ code: 0, deleted: 40, left: [] });
  expect(stderr).toContain("The API asks to wait");
});

test("a rate limit that nobody sits through ends it with 6", async () => {
  const limit: Fault = { kind: "status", status: 429, retryAfter: 3600, operation: "delete" };
  const { code, of, left, error } = await delWith(limit);
  expect({ code, left: left.length }).toEqual({ code: 6, left: 40 });
  expect(error).toMatchObject({ code: "rate_limit" });
  expect(of("failed").length).toBeLessThanOrEqual(4);
});

test("one pair alone fails with its own error", async () => {
  const api = await startApi();
  const [notFound, server] = await Promise.all([
    akp(["delete", "x".repeat(43), "--yes"], { env: api.env }),
    akp(["delete", "x".repeat(43), "--yes"], { env: { ...api.env, GR4VY_BASE_URL: "http://127.0.0.1:9" } }),
  ]);
  expect(notFound.code).toBe(4);
  expect(notFound.stderr).toContain("akp: The resource could not be found");
  expect(server.code).toBe(5);
  expect(server.stderr).toContain("akp doctor");
});

test("when nobody reads the results any more it stops, and says what was done", async () => {
  const { api, ids } = await startFilled();
  api.admin.addFault({ kind: "latency", ms: 500, operation: "delete" });
  const run = launch(["delete", "-", "--yes", "--output", "jsonl"], { env: api.env, stdin: ids.join("\n") });
  await once(run.child.stdout, "data");
  run.child.stdout.destroy();
  const { code, stderr } = await run.ended;
  const { error } = JSON.parse(stderr);
  expect({ code, exitCode: error.exit_code }).toEqual({ code: 7, exitCode: 7 });
  const left = (await api.ids()).length - 1;
  expect(left).toBeGreaterThan(0);
  expect(error).toMatchObject({
    code: "unread",
    message: expect.stringMatching(new RegExp(`^${count - left} of 40 `)),
  });
});
