import { expect, test } from "vitest";

import { overlapOver } from "../../testing/overlap-over.ts";
import { startRotating } from "../../testing/rotating.ts";

const startRotating2026 = async () => await startRotating({ revision: "2026-08" });

test("the new pair has the name and the roles of the old one, which is switched off, and back on by abort", async () => {
  const { api, old, rotate, key, accepts, pairs } = await startRotating2026();
  const plan = await rotate(["--dry-run"]);
  expect(JSON.parse(plan.stdout).old_id).toBe(old.id);
  expect(plan.stderr).toContain(`Checkout (${old.id}) at ${api.url} would be replaced.`);

  const begun = await rotate(["--overlap", "1s", "--grace", "1h"]);
  const { old_id, new_id } = JSON.parse(begun.stdout);
  expect({ code: begun.code, old_id }).toEqual({ code: 0, old_id: old.id });
  const fresh = await api.client.get(new_id);
  expect(fresh).toMatchObject({ display_name: "Checkout", active: true });
  expect(fresh.roles).toEqual((await api.client.get(old.id)).roles);
  const newKey = key();

  await overlapOver(begun.stdout);
  const resumed = await rotate(["resume"]);
  const { state, keys, grace_until, next: moves } = JSON.parse(resumed.stdout);
  expect({ code: resumed.code, state, keys, move: moves[0] }).toEqual({
    code: 9,
    state: "grace",
    keys: { old: "inactive", new: "works" },
    move: `akp rotate resume   # from ${grace_until} on: deletes the old pair`,
  });
  expect(resumed.stderr).toContain("✔ Switched the old pair off");
  expect([await accepts(old.private_key), await accepts(newKey)]).toEqual([false, true]);
  expect(await api.client.get(old.id)).toMatchObject({ active: false });
  expect(await rotate(["resume"])).toMatchObject({ code: 9 });
  const { stdout: status } = await rotate(["status", "-o", "table"]);
  expect(status).toMatch(/^State {5}grace: the old pair is switched off until .+ \(in .+\)$/m);
  expect(status).toContain(`Old pair  ${old.id}  is switched off\n`);

  const aborted = await rotate(["abort", "--yes"]);
  expect(aborted).toMatchObject({ code: 0, stdout: expect.stringContaining('"state":"aborted"') });
  expect({ key: key(), pairs: await pairs() }).toEqual({ key: old.private_key, pairs: [old.id] });
  expect([await accepts(old.private_key), await accepts(newKey)]).toEqual([true, false]);
});

test("--until grace waits for the overlap alone, and resume deletes the old pair when the grace is over", async () => {
  const { rotate, old, pairs, accepts, key } = await startRotating2026();
  const begun = await rotate(["--overlap", "1s", "--grace", "1s", "--until", "grace"]);
  expect(begun).toMatchObject({ code: 0, stdout: expect.stringContaining('"state":"grace"') });
  expect(await accepts(old.private_key)).toBe(false);
  await overlapOver(begun.stdout, "grace");
  const { code, stdout } = await rotate(["resume"]);
  const { state, new_id } = JSON.parse(stdout);
  expect({ code, state, pairs: await pairs() }).toEqual({ code: 0, state: "done", pairs: [new_id] });
  expect(await accepts(key())).toBe(true);
});

test("a create without an answer leaves no pair without a key, and resume registers the key that is kept", async () => {
  const { rotate, pairs, old, api, key } = await startRotating2026();
  api.admin.setFaults([{ kind: "drop", when: "before", operation: "create" }]);
  const { code, stderr } = await rotate(["--settle", "0s", "--grace", "1h", "-o", "json"]);
  const { error } = JSON.parse(stderr.trim().split("\n").at(-1)!);
  expect({ code, error }).toMatchObject({
    code: 8,
    error: {
      code: "outcome_unknown",
      message: "Creating a new pair: The answer was lost",
      why: expect.stringMatching(
        /^The key was made here, and is kept: resume [^]+The old key was not touched/,
      ),
      next: ["akp rotate resume   # goes on", "akp rotate abort   # takes it back"],
    },
  });
  api.admin.setFaults([]);
  const resumed = await rotate(["resume", "--settle", "0s"]);
  const { overlap_until, next } = JSON.parse(resumed.stdout);
  expect({ code: resumed.code, next: next[0] }).toEqual({
    code: 9,
    next: `akp rotate resume   # from ${overlap_until} on: ends the overlap`,
  });
  const { stdout } = await rotate(["resume", "--emergency", "--yes"]);
  const { state, new_id, unexplained } = JSON.parse(stdout);
  expect({ state, unexplained, pairs: await pairs() }).toEqual({
    state: "done",
    unexplained: [],
    pairs: [new_id],
  });
  expect(key()).not.toBe(old.private_key);
});
