import { expect, test } from "vitest";

import { proxyTo } from "../../testing/proxy.ts";
import type { Passage } from "../../testing/proxy.ts";
import { startRotating } from "../../testing/rotating.ts";

/** The requests of a rotation are: list, create, prove, prove again, delete, verify. */
const atCreate = 2;
const atDelete = 5;

/** A rotation that is killed at a moment of one of its requests. */
async function killedAt({ number, moment }: Pick<Passage, "number" | "moment">) {
  const rotating = await startRotating();
  const GR4VY_BASE_URL = await proxyTo(rotating.api.url, (passage) => {
    if (passage.number !== number || passage.moment !== moment) return true;
    run.child.kill("SIGKILL");
    return false;
  });
  const journal = ["--journal", "state/live"];
  const run = rotating.launch(["--emergency", "--yes", ...journal], { env: { GR4VY_BASE_URL } });
  expect(await run.ended).toMatchObject({ signal: "SIGKILL" });
  // Its users have a key that works, whatever happened.
  expect(await rotating.accepts(rotating.key())).toBe(true);
  const again = async (...args: string[]) =>
    await rotating.rotate([...args, ...journal, "--settle", "0s"], { env: { GR4VY_BASE_URL } });
  return { ...rotating, again };
}

test.for([
  { number: atCreate, moment: "after" },
  { number: atDelete, moment: "before" },
  { number: atDelete, moment: "after" },
] as const)("killed $moment request $number, it is resumed to its end", async (at) => {
  const { again, pairs, old, key, accepts } = await killedAt(at);
  const { code, stdout } = await again("resume", "--emergency", "--yes");
  const { state, new_id, unexplained } = JSON.parse(stdout);
  expect({ code, state }).toEqual({ code: 0, state: "done" });
  const left = unexplained.map(({ id }: { id: string }) => id);
  expect(left).toHaveLength(at.number === atCreate && at.moment === "after" ? 1 : 0);
  expect(new Set(await pairs())).toEqual(new Set([new_id, ...left]));
  expect([await accepts(key()), await accepts(old.private_key)]).toEqual([true, false]);
});

test.for([
  { number: atCreate, moment: "after" },
  { number: 4, moment: "after" },
  { number: atDelete, moment: "after" },
] as const)("killed $moment request $number, it is taken back, unless it is too late", async (at) => {
  const { again, pairs, old, key, accepts } = await killedAt(at);
  const { code, stdout, stderr } = await again("abort", "--yes");
  expect(await accepts(key())).toBe(true);
  if (at.number === atDelete) {
    expect({ code, stderr }).toEqual({ code: 1, stderr: expect.stringContaining("akp rotate resume") });
    return;
  }
  const { state, unexplained } = JSON.parse(stdout);
  expect({ code, state, key: key() }).toEqual({ code: 0, state: "aborted", key: old.private_key });
  const left = unexplained.map(({ id }: { id: string }) => id);
  expect(left).toHaveLength(at.number === atCreate && at.moment === "after" ? 1 : 0);
  expect(new Set(await pairs())).toEqual(new Set([old.id, ...left]));
});
