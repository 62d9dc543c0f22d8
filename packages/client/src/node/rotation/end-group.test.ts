import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";

import { afterEach, describe, expect, onTestFinished, test, vi } from "vitest";

import { endGroup } from "./end-group.ts";

afterEach(() => void vi.restoreAllMocks());

/** A group of two processes of a shell; the second one is not waited for. */
async function launch(script: string) {
  const child = spawn("sh", ["-c", script], { detached: true, stdio: ["ignore", "pipe", "ignore"] });
  // All have it open: it ends when the last one does.
  const closed = once(child, "close");
  await once(child.stdout, "data");
  return { leader: child.pid!, closed };
}

describe.runIf(process.platform !== "win32")("a group", () => {
  test("that does as it is asked is ended", async () => {
    const { leader, closed } = await launch("sleep 100 & echo; sleep 100");
    expect(await endGroup(leader, 60_000)).toBe(true);
    const [, signal] = await closed;
    expect(signal).toBe("SIGTERM");
  });

  test("may end in its own way", async () => {
    const { leader, closed } = await launch("trap 'exit 7' TERM; echo; while :; do sleep 0.01; done");
    expect(await endGroup(leader, 60_000)).toBe(true);
    expect(await closed).toEqual([7, null]);
  });

  test("that does not want to is ended, and so is what its leader left behind", async () => {
    const { leader, closed } = await launch("trap '' TERM; echo; exec sleep 100");
    expect(await endGroup(leader, 20)).toBe(true);
    expect((await closed)[1]).toBe("SIGKILL");

    const orphan = await launch("(trap '' TERM; echo; sleep 100; sleep 100) & sleep 100");
    expect(await endGroup(orphan.leader, 20)).toBe(true);
    await orphan.closed;
  });

  test("that is gone is ended", async () => {
    const { leader, closed } = await launch("echo");
    await closed;
    expect(await endGroup(leader, 60_000)).toBe(true);
  });

  const asInit = ["--pid", "--fork", "--kill-child", "--mount-proc"];

  test.runIf(spawnSync("unshare", [...asInit, "true"]).status === 0)(
    "of which nobody collects what is over is ended",
    async () => {
      const code = `
        const { endGroup } = await import(${JSON.stringify(new URL("end-group.ts", import.meta.url).href)});
        const { spawn } = await import("node:child_process");
        const child = spawn("sh", ["-c", "sleep 100 & echo; sleep 100"], { detached: true, stdio: ["ignore", "pipe", "ignore"] });
        await new Promise((resolve) => child.stdout.once("data", resolve));
        process.exit((await endGroup(child.pid, 600_000)) ? 0 : 1);
      `;
      const node = [process.execPath, "--input-type=module", "--eval", code];
      const child = spawn("unshare", [...asInit, ...node], { stdio: "inherit" });
      onTestFinished(() => void child.kill("SIGKILL"));
      expect(await once(child, "close")).toEqual([0, null]);
    },
  );

  test("of somebody else's is not ended, and told of", async () => {
    const { leader, closed } = await launch("echo; exec sleep 100");
    // The one who runs the tests may be allowed to end all.
    const kill = vi.spyOn(process, "kill").mockImplementation(() => {
      throw Object.assign(new Error("kill EPERM"), { code: "EPERM" });
    });
    expect(await endGroup(leader, 20)).toBe(false);
    kill.mockRestore();
    expect(await endGroup(leader, 60_000)).toBe(true);
    await closed;
  });
});
