import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";

import { expect, test } from "vitest";

import { ownIdentity, stateOf, type ProcessIdentity } from "./process-identity.ts";

const module = new URL("process-identity.ts", import.meta.url).href;
const say = `
  const { ownIdentity, stateOf } = await import(${JSON.stringify(module)});
  const say = (what) => process.stdout.write(JSON.stringify(what));
`;

/** Runs a few lines in a process that goes on after it has said something. */
async function run(code: string, ...prefix: string[]) {
  const [command, ...args] = [...prefix, process.execPath, "--input-type=module", "--eval", say + code];
  const child = spawn(command!, args, { stdio: ["pipe", "pipe", "inherit"] });
  const ended = once(child, "exit");
  const [said] = await Promise.race([once(child.stdout, "data"), ended.then(() => ["null"])]);
  return {
    said: JSON.parse(String(said)),
    async kill() {
      child.kill("SIGKILL");
      await ended;
    },
  };
}

const goOn = "process.stdin.resume();";

test("a process runs until it is gone, and one that was given its number later is another", async () => {
  const self = await ownIdentity();
  expect(await stateOf(self, self)).toBe("running");
  const { said: other, kill } = await run(`say(await ownIdentity()); ${goOn}`);
  expect(other.place).toBe(self.place);
  expect(await stateOf(other, self)).toBe("running");
  if (process.platform === "linux") {
    const later: ProcessIdentity = { ...other, startedAt: String(Number(other.startedAt) + 1) };
    expect(await stateOf(later, self)).toBe("gone");
  }
  await kill();
  expect(await stateOf(other, self)).toBe("gone");
});

test("of a process on another machine, or of another boot, nothing is known", async () => {
  const self = await ownIdentity();
  expect(await stateOf({ ...self, boot: "0123456789ab", place: "0123456789ab" }, self)).toBe("unknown");
});

test.runIf(process.platform === "linux")(
  "that a process can't be looked at does not mean that it is gone",
  async () => {
    const { said } = await run(
      `
      const self = await ownIdentity();
      const { openSync } = await import("node:fs");
      try {
        for (;;) openSync("/dev/null");
      } catch {}
      const state = await stateOf(self, self);
      say(state);
      `,
      "sh",
      "-c",
      'ulimit -n 60 && exec "$@"',
      "sh",
    );
    expect(said).toBe("unknown");
  },
);

const canUnshare = spawnSync("unshare", ["--pid", "--fork", "true"]).status === 0;

test.runIf(canUnshare)(
  "of a process in another container, where the numbers are others, nothing is known",
  async () => {
    const self = await ownIdentity();
    const { said: other, kill } = await run(
      `say({ ...(await ownIdentity()), of: await stateOf(${JSON.stringify(self)}, await ownIdentity()) }); ${goOn}`,
      "unshare",
      "--pid",
      "--fork",
      "--kill-child",
    );
    expect(other).toMatchObject({ pid: 1, of: "unknown" });
    expect(await stateOf(other, self)).toBe("unknown");
    await kill();
  },
);
