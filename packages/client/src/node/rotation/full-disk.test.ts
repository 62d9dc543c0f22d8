import { spawnSync } from "node:child_process";
import { statSync } from "node:fs";
import { join } from "node:path";

import { expect, test } from "vitest";

import { readRotation, resumeRotation } from "../../rotation/index.ts";
import { startKillSite } from "../../testing/killed/kill-site.ts";

/** From then on no file of a process grows beyond a number of bytes. */
const limit = (pid: number, bytes: number) =>
  spawnSync("prlimit", ["--pid", String(pid), `--fsize=${bytes}`], { stdio: "inherit" }).status;
const canLimit = spawnSync("prlimit", ["--version"]).status === 0;

test.runIf(canLimit)(
  "a disk that is full from any moment on stops the rotation with a key that works, and resume goes on",
  async () => {
    const prepare = await startKillSite();
    const cases = [
      ["written: began", "vault"],
      ["written: before create", "step"],
      ["POST carried out", "journal"],
      ["handed over: file", "journal"],
      ["DELETE carried out", "journal"],
    ] as const;
    for (const [moment, problem] of cases) {
      const rotation = await prepare();
      const { options, keys, areServed, ids, oldId, directory } = rotation;
      const before = await ids();
      const { moments } = await rotation.run("start", {
        async tell(now, pid) {
          if (now !== moment) return;
          // Of the next record a few bytes are written, or of the key in the vault.
          const { size } = statSync(join(directory, "rotation"));
          expect(limit(pid, problem === "vault" ? 10 : size + 10)).toBe(0);
        },
      });
      expect([moment, moments.at(-1)]).toEqual([moment, `stopped: ${problem}`]);
      expect(await areServed()).toBe(true);
      const { next, steps } = (await readRotation(options))!;
      const isBegun = (name: string) => steps.some((step) => step.name === name && step.status !== "planned");
      if (!moments.includes("POST carried out")) expect(new Set(await ids())).toEqual(new Set(before));
      if (!isBegun("delete"))
        expect([next, await ids()]).toEqual([["resume", "abort"], expect.arrayContaining(before)]);

      const { newId } = await resumeRotation({ ...options, currentKey: rotation.oldKey });
      expect(new Set(await ids())).toEqual(new Set([...before.filter((id) => id !== oldId), newId]));
      expect(await areServed()).toBe(true);
      expect(new Set(keys()).size).toBe(1);
    }
  },
);
