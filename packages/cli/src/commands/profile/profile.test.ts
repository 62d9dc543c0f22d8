import { chmodSync, mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

import { expect, test } from "vitest";
import { parse } from "yaml";

import { akp, temporaryDirectory } from "../../testing/akp.ts";
import { newKeyFile } from "../../testing/new-key-file.ts";
import { startApi } from "../../testing/start-api.ts";
import { keys, openTerminal } from "../../testing/terminal.ts";

const oneProfile = `profile = "one"\n\n[profiles.one]\ninstance = "acme"\n`;
const twoProfiles = `${oneProfile}\n[profiles.two]\ninstance = "other"\n`;

/** A machine with a home directory of its own, which is the working directory as well. */
function newMachine(config?: string) {
  const cwd = temporaryDirectory();
  const file = join(cwd, ".config", "akp", "config.toml");
  if (config !== undefined) {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, config);
  }
  return {
    cwd,
    file,
    text: () => readFileSync(file, "utf8"),
    run: async (args: string, env = {}) => await akp(["profile", ...args.split(" ")], { cwd, env }),
  };
}

test("the first profile is in use at once, and akp goes by it", async () => {
  const { url, env, rootId } = await startApi();
  const { cwd, file, text, run } = newMachine();
  writeFileSync(join(cwd, "root.pem"), env["GR4VY_PRIVATE_KEY"]!, { mode: 0o600 });
  const { code, stdout, stderr } = await run(`add local --base-url ${url} -k root.pem`);
  expect({ code, stdout }).toEqual({ code: 0, stdout: "" });
  expect(stderr).toBe(
    `Profile local is added (${file}).\nIt signs with the key pair ${rootId}.\nIt is in use from now on.\n`,
  );
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(text()).toContain(`private_key_file = "${join(cwd, "root.pem")}"`);
  expect((await akp(["list", "--output", "ids"], { cwd })).stdout).toBe(`${rootId}\n`);
});

test("a profile holds what the flags say, and nothing of the environment", async () => {
  const { run, text } = newMachine();
  const env = { GR4VY_PRIVATE_KEY: "a-secret", GR4VY_ID: "other", GR4VY_PROFILE: "" };
  const { code } = await run("add live -i acme -e sandbox --default-output yaml", env);
  expect(code).toBe(0);
  expect(text()).toBe(
    `profile = "live"\n\n[profiles.live]\ninstance = "acme"\nenvironment = "sandbox"\noutput = "yaml"\n`,
  );
});

test("a second profile leaves the first in use, unless it is told otherwise", async () => {
  const { run } = newMachine(oneProfile);
  const second = await run("add two -i acme -e sandbox");
  expect(second.stderr).toContain("In use is still one. To change that: akp profile use two\n");
  const third = await run("add three -i other --use");
  expect(third.stderr).toContain("It is in use from now on.\n");
  expect(
    JSON.parse((await run("list")).stdout).items.map(({ in_use }: { in_use: boolean }) => in_use),
  ).toEqual([false, false, true]);
});

test("a profile is not replaced by accident", async () => {
  const { run, text } = newMachine(oneProfile);
  const refused = await run("add one -i other");
  expect(refused.code).toBe(3);
  expect(refused.stderr).toContain('There is a profile "one"');
  expect(text()).toContain("acme");
  const replaced = await run("add one -i other --replace");
  expect(replaced).toMatchObject({ code: 0, stderr: expect.stringContaining("Profile one is replaced") });
  expect(text()).not.toContain("acme");
});

test("the file of the key is checked first: nothing is added without a key in it", async () => {
  const { cwd, file, run } = newMachine();
  writeFileSync(join(cwd, "junk.pem"), "junk", { mode: 0o600 });
  newKeyFile(cwd);
  chmodSync(join(cwd, "key.pem"), 0o644);
  const [missing, junk, nothing] = await Promise.all([
    run("add one -k missing.pem"),
    run("add one -k junk.pem"),
    run("add one"),
  ]);
  expect([missing.code, junk.code, nothing.code]).toEqual([3, 3, 2]);
  expect(missing.stderr).toContain("does not exist");
  expect(junk.stderr).toContain("junk.pem must be an EC P-521 private key");
  expect(() => statSync(file)).toThrow("ENOENT");
  const { code, stderr } = await run("add one --private-key-file=~/key.pem");
  expect(code).toBe(0);
  expect(stderr).toContain(`chmod 600 ${join(cwd, "key.pem")}`);
});

test("the profiles are listed in every format", async () => {
  const { cwd, file, run } = newMachine("");
  const { path } = newKeyFile(cwd);
  const empty = await run("list");
  expect(empty).toMatchObject({ code: 0, stdout: `${JSON.stringify({ items: [], file })}\n` });
  expect(empty.stderr).toContain("akp profile add NAME");

  writeFileSync(
    file,
    `${oneProfile}private_key_file = "~/key.pem"\n[profiles.two]\nbase_url = "https://api.test"\n`,
  );
  const [table, json, jsonl, yaml, ids] = await Promise.all(
    ["table", "json", "jsonl", "yaml", "ids"].map(async (format) => (await run(`list -o ${format}`)).stdout),
  );
  expect(
    table!
      .trimEnd()
      .split("\n")
      .map((line) => line.split(/ {2,}/)),
  ).toEqual([
    ["", "NAME", "API", "PRIVATE KEY FILE"],
    ["*", "one", "acme production", path],
    ["", "two", "https://api.test", "-"],
  ]);
  const one = { name: "one", in_use: true, instance: "acme", private_key_file: path };
  const two = { name: "two", in_use: false, base_url: "https://api.test" };
  expect(JSON.parse(json!)).toEqual({ items: [one, two], file });
  expect(parse(yaml!)).toEqual({ items: [one, two], file });
  expect(
    jsonl!
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line)),
  ).toEqual([one, two]);
  expect(ids).toBe("one\ntwo\n");
});

test("one profile is shown: the one in use, or the one that is named", async () => {
  const { run } = newMachine(twoProfiles);
  const none = await newMachine().run("show");
  expect(none.code).toBe(3);
  expect(none.stderr).toContain("No profile is in use");
  const [used, named, byFlag, table, unknown] = await Promise.all([
    run("show"),
    run("show two"),
    run("show --profile two"),
    run("show -o table"),
    run("show three"),
  ]);
  expect(JSON.parse(used.stdout)).toEqual({ name: "one", in_use: true, instance: "acme" });
  expect(JSON.parse(named.stdout)).toEqual({ name: "two", in_use: false, instance: "other" });
  expect(JSON.parse(byFlag.stdout)).toEqual({ name: "two", in_use: true, instance: "other" });
  expect(table.stdout).toBe("name      one\nin_use    yes\ninstance  acme\n");
  expect(unknown.code).toBe(3);
  expect(unknown.stderr).toContain("which has one, two\n");
});

test("another profile is put into use, and a variable that outranks it is told", async () => {
  const { run } = newMachine(twoProfiles);
  const env = { GR4VY_PROFILE: "one" };
  const [quiet, outranked, unknown] = [await run("use two"), await run("use two", env), await run("use tow")];
  expect(quiet).toMatchObject({ code: 0, stderr: expect.not.stringContaining("warning") });
  expect(outranked.stderr).toContain("type: unset GR4VY_PROFILE\n");
  expect(unknown.code).toBe(3);
  expect(unknown.stderr).toContain('did you mean "two"?');
});

test("profiles can be looked at and put right while the one that is named is not there", async () => {
  const { run } = newMachine(oneProfile);
  const env = { GR4VY_PROFILE: "nope", GR4VY_OUTPUT: "ids" };
  expect(await run("list", env)).toMatchObject({ code: 0, stdout: "one\n" });
  expect(await run("show one", env)).toMatchObject({ code: 0, stdout: "one\n" });
});

test("a profile is removed after a yes on a terminal, and its key stays", async () => {
  const { cwd, text } = newMachine(`${oneProfile}private_key_file = "~/key.pem"\n`);
  const { path } = newKeyFile(cwd);
  const remove = async (answer: string) => {
    const terminal = openTerminal(["profile", "remove", "one"], { cwd });
    await terminal.waitFor("[y/N]");
    terminal.type(answer);
    return { code: await terminal.ended, text: terminal.text };
  };
  expect(await remove(`n${keys.enter}`)).toMatchObject({
    code: 1,
    text: expect.stringContaining("Nothing was removed"),
  });
  expect((await remove(keys.ctrlC)).code).toBe(130);
  expect(text()).toContain("acme");

  const removed = await remove(`y${keys.enter}`);
  expect(removed.code).toBe(0);
  expect(removed.text.replaceAll("\n", "")).toContain(`The file of its private key stays: ${path}`);
  expect(removed.text).toContain("No profile is in use now.");
  expect(text()).not.toContain("acme");
  expect(statSync(path).isFile()).toBe(true);
});

test("where nobody can be asked, a profile is removed with --yes only", async () => {
  const { run, text } = newMachine(oneProfile);
  const [refused, unknown] = await Promise.all([run("remove one"), run("remove two --yes")]);
  expect([refused.code, unknown.code]).toEqual([2, 3]);
  expect(refused.stderr).toContain("akp profile remove one --yes");
  expect(text()).toContain("acme");
  expect((await run("remove one --yes")).code).toBe(0);
  expect(text()).not.toContain("acme");
});
