import { expect, test } from "vitest";

import { readRotation, resumeRotation } from "../../rotation/index.ts";
import { startKillSite } from "../../testing/killed/kill-site.ts";

test.runIf(process.platform === "linux")(
  "a disk that is full from any record on stops the rotation with a key that works, and resume goes on",
  async () => {
    const prepare = await startKillSite();
    // Who is there makes the journal longer than what a key may take up.
    for (let count = 0; count < 60; count += 1) await prepare();
    const stops: string[] = [];
    for (let blocks = 8; ; blocks += 1) {
      const rotation = await prepare();
      const { options, keys, areServed, ids, oldId } = rotation;
      const before = await ids();
      // No file may grow beyond so many blocks of 512 or 1024 bytes.
      const prefix = ["sh", "-c", `ulimit -f ${blocks} && exec "$@"`, "sh"];
      const { moments } = await rotation.run("start", undefined, prefix);
      expect(await areServed()).toBe(true);
      if (moments.at(-1) !== "stopped: journal") {
        expect(stops.length).toBeGreaterThan(2);
        return;
      }
      stops.push(moments.at(-2)!);
      const { next, steps } = (await readRotation(options))!;
      const isBegun = (name: string) => steps.some((step) => step.name === name && step.status !== "planned");
      if (!isBegun("create")) expect(new Set(await ids())).toEqual(new Set(before));
      if (!isBegun("delete"))
        expect([next, await ids()]).toEqual([["resume", "abort"], expect.arrayContaining(before)]);

      const { newId } = await resumeRotation(options);
      expect(new Set(await ids())).toEqual(new Set([...before.filter((id) => id !== oldId), newId]));
      expect(await areServed()).toBe(true);
      expect(new Set(keys()).size).toBe(1);
    }
  },
);
