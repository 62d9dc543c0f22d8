import { expect, test } from "vitest";

import { keys, openTerminal } from "./terminal.ts";

test("a terminal shows what the command writes, and tells its exit code", async () => {
  const terminal = openTerminal(["--version"]);
  expect(await terminal.ended).toBe(0);
  expect(terminal.text).toMatch(/^\d+\.\d+\.\d+\n$/);
  expect(terminal.raw).toContain("\r\n");
});

test("waiting for a text fails when the command ends without it", async () => {
  await expect(openTerminal(["--version"]).waitFor("never written")).rejects.toThrow("never written");
});

test("Ctrl-C reaches the command as a signal", async () => {
  const terminal = openTerminal([], { shell: "echo ready; exec cat" });
  await terminal.waitFor("ready");
  terminal.type(keys.ctrlC);
  expect(await terminal.ended).toBe(130);
});

test("a shell line can redirect what akp writes", async () => {
  const terminal = openTerminal([], { shell: "akp --version > version; cat version; exit 3" });
  expect(await terminal.ended).toBe(3);
  expect(terminal.text).toMatch(/^\d+\.\d+\.\d+\n$/);
});
