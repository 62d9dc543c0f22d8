import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

import { expect, test } from "vitest";

const main = fileURLToPath(new URL("main.ts", import.meta.url));
const run = (...options: string[]) =>
  spawnSync(process.execPath, ["--conditions=@api-key-pairs/source", ...options, main], {
    encoding: "utf8",
    env: { ...process.env, NO_COLOR: "1" },
  });

test("the demo ends with exit 0, and each step says what is called and what came back, but no private key", () => {
  const { status, stdout, stderr } = run();
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  expect(stdout).toContain("Every step was what it should be.");
  expect(stdout).not.toMatch(/PRIVATE KEY|MIHuAgEAMBAGByqGSM49/);
  for (const name of [
    "UnauthorizedError",
    "InputError",
    "NotFoundError",
    "OutcomeUnknownError",
    "ConnectionError",
    "akp doctor",
  ]) {
    expect(stdout).toContain(name);
  }

  const tours = stdout.split("The same from a terminal");
  expect(tours).toHaveLength(2);
  for (const shown of tours) {
    const steps = shown.split(/^(?=\d+\. )/m).slice(1);
    expect(steps.length).toBeGreaterThanOrEqual(12);
    for (const step of steps) expect(step.trim().split("\n").length).toBeGreaterThanOrEqual(3);
  }
});

test("the demo ends with exit 1 when a step is not what it should be", () => {
  // Without the platform's keys, the second step cannot sign.
  const { status, stderr } = run(
    "--import=data:text/javascript,crypto.subtle.sign=()=>{throw new Error('broken')}",
  );
  expect(status).toBe(1);
  expect(stderr).toContain("This step was not what it should be:");
});
