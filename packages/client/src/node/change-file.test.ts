import { spawn } from "node:child_process";
import { once } from "node:events";
import {
  chmodSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";

import { expect, test } from "vitest";

import { newMachine } from "../testing/machine.ts";
import { failureOf } from "../testing/real-server.ts";
import { temporaryDirectory } from "../testing/temporary-directory.ts";
import { changeFile } from "./change-file.ts";
import { readProfiles } from "./read-profiles.ts";

const modeOf = (path: string) => (statSync(path).mode & 0o777).toString(8);
const isPosix = process.platform !== "win32";

test.runIf(isPosix)("a new file is its owner's alone, and so are the directories that it needs", async () => {
  const root = temporaryDirectory();
  const path = join(root, "a", "b", "c.toml");
  await changeFile(path, (text) => `${text}x`);
  expect(readFileSync(path, "utf8")).toBe("x");
  expect([path, dirname(path), join(root, "a")].map(modeOf)).toEqual(["600", "700", "700"]);
  expect(readdirSync(dirname(path))).toEqual(["c.toml"]);
});

test.runIf(isPosix)("a file that others could read is its owner's alone when it was changed", async () => {
  const path = join(temporaryDirectory(), "a.toml");
  writeFileSync(path, "a");
  chmodSync(path, 0o644);
  await changeFile(path, (text) => `${text}b`);
  expect(readFileSync(path, "utf8")).toBe("ab");
  expect(modeOf(path)).toBe("600");
});

test.runIf(isPosix)("a symbolic link stays one, and what it leads to is changed", async () => {
  const root = temporaryDirectory();
  mkdirSync(join(root, "dotfiles"));
  writeFileSync(join(root, "dotfiles", "akp.toml"), "a");
  symlinkSync(join("dotfiles", "akp.toml"), join(root, "existing.toml"));
  symlinkSync("existing.toml", join(root, "twice.toml"));
  symlinkSync(join("dotfiles", "new.toml"), join(root, "dangling.toml"));
  for (const name of ["existing.toml", "twice.toml", "dangling.toml"]) {
    await changeFile(join(root, name), (text) => `${text}b`);
    expect(lstatSync(join(root, name)).isSymbolicLink()).toBe(true);
  }
  expect(readlinkSync(join(root, "twice.toml"))).toBe("existing.toml");
  expect(readFileSync(join(root, "dotfiles", "akp.toml"), "utf8")).toBe("abb");
  expect(readFileSync(join(root, "dotfiles", "new.toml"), "utf8")).toBe("b");
  expect(readdirSync(join(root, "dotfiles")).toSorted()).toEqual(["akp.toml", "new.toml"]);
});

test("a change that fails leaves the file as it was, and nothing beside it", async () => {
  const path = join(temporaryDirectory(), "a.toml");
  writeFileSync(path, "a");
  const failure = new Error("no");
  const failing = changeFile(path, () => {
    throw failure;
  });
  expect((await failureOf(failing)).message).toContain("cannot be written");
  expect(readFileSync(path, "utf8")).toBe("a");
  expect(readdirSync(dirname(path))).toEqual(["a.toml"]);
});

test("a change waits for the one that is under way", async () => {
  const path = join(temporaryDirectory(), "a.toml");
  writeFileSync(`${path}.lock`, "");
  const changed = changeFile(path, () => "b", { waitMs: 60_000 });
  rmSync(`${path}.lock`);
  await changed;
  expect(readFileSync(path, "utf8")).toBe("b");
});

test("a lock that stays is named, so that it can be deleted", async () => {
  const path = join(temporaryDirectory(), "a.toml");
  writeFileSync(`${path}.lock`, "");
  expect(await failureOf(changeFile(path, () => "b", { waitMs: 0 }))).toMatchObject({
    code: "config",
    problem: "file",
    message: `Another process is changing the configuration; if none is, delete ${path}.lock`,
  });
  expect(readdirSync(dirname(path))).toEqual(["a.toml.lock"]);
});

test("a file that can't be written is an error that says why", async () => {
  const root = temporaryDirectory();
  writeFileSync(join(root, "file"), "");
  const path = join(root, "file", "a.toml");
  expect((await failureOf(changeFile(path, () => "b"))).message).toBe(
    `The configuration file ${path} cannot be written: a part of its path is a file`,
  );
});

test("of many processes that change the file at once, none loses an edit", { timeout: 60_000 }, async () => {
  const machine = newMachine();
  const code = `
    import { addProfile } from ${JSON.stringify(new URL("index.ts", import.meta.url).href)};
    process.stdin.once("data", async () => {
      for (let i = 0; i < 5; i += 1) await addProfile(process.argv[1] + "-" + i, { instance: "acme" });
      process.exit();
    });
    process.stdout.write("ready");
  `;
  const args = ["--conditions=@api-key-pairs/source", "--input-type=module", "--eval", code];
  const children = ["a", "b", "c", "d"].map((name) =>
    spawn(process.execPath, [...args, name], { env: machine.env, stdio: ["pipe", "pipe", "inherit"] }),
  );
  const ended = children.map((child) => once(child, "close"));
  await Promise.all(children.map((child) => once(child.stdout, "data")));
  for (const child of children) child.stdin.write("go");
  expect((await Promise.all(ended)).map(([exitCode]) => exitCode)).toEqual([0, 0, 0, 0]);
  const { profiles } = await readProfiles({ env: machine.env });
  const names = ["a", "b", "c", "d"].flatMap((name) => [0, 1, 2, 3, 4].map((i) => `${name}-${i}`));
  expect(profiles.map(({ name }) => name).toSorted()).toEqual(names);
});
