import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { expect, test } from "vitest";

import { temporaryDirectory } from "../../testing/akp.ts";
import { startApi } from "../../testing/start-api.ts";
import { keys, openTerminal } from "../../testing/terminal.ts";

const question = "New file for the private key [<thumbprint>.pem]: ";

test("on a terminal the name of the file is asked for, and Enter takes the default", async () => {
  const { env } = await startApi();
  const cwd = temporaryDirectory();
  const terminal = openTerminal(["create"], { env, cwd });
  await terminal.waitFor(question);
  expect(readdirSync(cwd)).toEqual([]);
  terminal.type(keys.enter);
  expect(await terminal.ended).toBe(0);
  const [file] = readdirSync(cwd);
  expect(file).toMatch(/^[\w-]{43}\.pem$/);
  expect(terminal.text).toContain(`ID           ${file!.slice(0, 43)}\n`);
  expect(terminal.text).not.toContain("PRIVATE KEY");
});

test("a name that is taken is asked for again", async () => {
  const { env, admin } = await startApi();
  const cwd = temporaryDirectory();
  writeFileSync(join(cwd, "taken.pem"), "mine");
  const terminal = openTerminal(["create"], { env, cwd });
  await terminal.waitFor(question);
  terminal.type(`taken.pem${keys.enter}`);
  await terminal.waitFor(/taken, and nothing[^]+New file for the private key/);
  expect(admin.requests()).toEqual([]);
  // No shell is there to know the home directory.
  terminal.type(`~/new.pem${keys.enter}`);
  expect(await terminal.ended).toBe(0);
  expect(readFileSync(join(cwd, "new.pem"), "utf8")).toContain("PRIVATE KEY");
  expect(readFileSync(join(cwd, "taken.pem"), "utf8")).toBe("mine");
});

test.each(["ctrlC", "ctrlD"] as const)(
  "%s at the question ends with 130, and nothing was sent",
  async (key) => {
    const { env, admin } = await startApi();
    const cwd = temporaryDirectory();
    const terminal = openTerminal(["create"], { env, cwd });
    await terminal.waitFor(question);
    terminal.type(keys[key]);
    expect(await terminal.ended).toBe(130);
    expect(terminal.text).toContain("Nothing was sent");
    expect(readdirSync(cwd)).toEqual([]);
    expect(admin.requests()).toEqual([]);
  },
);

test("--out - is refused on a terminal, and works in a pipe on one", async () => {
  const { env, admin } = await startApi();
  const cwd = temporaryDirectory();
  const refused = openTerminal(["create", "--out", "-"], { env, cwd });
  expect(await refused.ended).toBe(2);
  expect(refused.text).toContain("stdout is a terminal");
  expect(admin.requests()).toEqual([]);

  const piped = openTerminal([], { env, cwd, shell: "umask 077; akp create --out - | cat > key.pem" });
  expect(await piped.ended).toBe(0);
  expect(piped.text).not.toContain("PRIVATE KEY");
  expect(readFileSync(join(cwd, "key.pem"), "utf8")).toContain("PRIVATE KEY");
});

test("a file behind stdout that others can read earns a warning", async () => {
  const { env } = await startApi();
  const cwd = temporaryDirectory();
  const terminal = openTerminal([], { env, cwd, shell: "umask 022; akp create --out - > key.pem" });
  expect(await terminal.ended).toBe(0);
  expect(terminal.text.replaceAll(/\s+/g, " ")).toContain(
    "is open to other users (mode 0644); type: chmod 600",
  );
});

test("with --out nothing is asked", async () => {
  const { env } = await startApi();
  const cwd = temporaryDirectory();
  const terminal = openTerminal(["create", "--out", "new.pem"], { env, cwd });
  expect(await terminal.ended).toBe(0);
  expect(existsSync(join(cwd, "new.pem"))).toBe(true);
});
