import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";

import { expect, test } from "vitest";

import { newMachine } from "../testing/machine.ts";
import { failureOf } from "../testing/real-server.ts";
import { addProfile } from "./add-profile.ts";
import { loadConfig } from "./load-config.ts";
import { readProfiles } from "./read-profiles.ts";

/** Adds to a file, and gives what it says then. */
async function add(toml: string | undefined, ...[name, profile, options]: Parameters<typeof addProfile>) {
  const machine = newMachine();
  if (toml !== undefined) machine.configure(toml);
  const result = await addProfile(name, profile, { env: machine.env, ...options });
  expect(result.file).toBe(machine.configFile);
  return { ...result, text: readFileSync(machine.configFile, "utf8"), machine };
}

test("the first profile makes the file, and loadConfig finds it", async () => {
  const profile = {
    instance: "acme",
    environment: "sandbox",
    privateKeyFile: "/keys/acme.pem",
    output: "json",
  };
  const { text, machine, replaced } = await add(undefined, "sandbox", profile, { use: true });
  expect(replaced).toBe(false);
  expect(text).toBe(
    [
      'profile = "sandbox"',
      "",
      "[profiles.sandbox]",
      'instance = "acme"',
      'environment = "sandbox"',
      'private_key_file = "/keys/acme.pem"',
      'output = "json"',
      "",
    ].join("\n"),
  );
  expect(await loadConfig({ env: machine.env })).toMatchObject({
    target: { instance: "acme", environment: "sandbox" },
    profile: "sandbox",
  });
});

test("comments, order and spelling of what is there stay as they are", async () => {
  const before =
    "# mine\n\nprofile = 'a'   # for now\n\n# live!\n[profiles.a]\ninstance   =  \"acme\" # x\n# end\n";
  const { text } = await add(before, "b", { baseUrl: "http://localhost:3000" });
  expect(text).toBe(`${before}\n[profiles.b]\nbase_url = "http://localhost:3000"\n`);
});

test("a file without an end of line, one with those of Windows, and one with a byte order mark stay so", async () => {
  const b = { instance: "b" };
  expect((await add('[profiles.a]\ninstance = "a"', "b", b)).text).toBe(
    '[profiles.a]\ninstance = "a"\n\n[profiles.b]\ninstance = "b"\n',
  );
  expect((await add('[profiles.a]\r\ninstance = "a"\r\n', "b", b, { use: true })).text).toBe(
    'profile = "b"\r\n\r\n[profiles.a]\r\ninstance = "a"\r\n\r\n[profiles.b]\r\ninstance = "b"\r\n',
  );
  expect((await add('\uFEFF[profiles.a]\ninstance = "a"\n', "b", b)).text).toBe(
    '\uFEFF[profiles.a]\ninstance = "a"\n\n[profiles.b]\ninstance = "b"\n',
  );
});

test("a name that is taken is refused, and nothing is written", async () => {
  const machine = newMachine();
  machine.configure('[profiles.a]\ninstance = "a"\n');
  const error = await failureOf(addProfile("a", { instance: "b" }, { env: machine.env }));
  expect(error).toMatchObject({ code: "config", problem: "profile_exists" });
  expect(error.message).toBe(
    `There is a profile "a" in ${machine.configFile} already; choose another name, or replace it`,
  );
  expect(readFileSync(machine.configFile, "utf8")).toBe('[profiles.a]\ninstance = "a"\n');
});

test("a profile that is replaced keeps its place and the comments on lines of their own", async () => {
  const before =
    '# first\n[profiles.a] # one\n# where\ninstance = "a" # gone\nenvironment = "sandbox"\n\n# second\n[profiles.b]\n';
  const { text, replaced } = await add(
    before,
    "a",
    { baseUrl: "https://api.example.com" },
    { replace: true },
  );
  expect(replaced).toBe(true);
  expect(text).toBe(
    '# first\n[profiles.a] # one\nbase_url = "https://api.example.com"\n# where\n\n# second\n[profiles.b]\n',
  );
});

test("the path of a key is kept whatever it holds, and leads to the same file from anywhere", async () => {
  const path = String.raw`keys/it's "ключ" \ #1.pem`;
  const { text, machine } = await add(undefined, "a", { privateKeyFile: path });
  expect(text).toContain("private_key_file = ");
  const { profiles } = await readProfiles({ env: machine.env });
  expect(profiles[0]!.privateKeyFile).toBe(resolve(path));

  const home = await add(undefined, "a", { privateKeyFile: "~/a.pem" });
  expect(home.text).toContain('private_key_file = "~/a.pem"');
  const read = await readProfiles({ env: home.machine.env });
  expect(read.profiles[0]!.privateKeyFile).toBe(join(home.machine.home, "a.pem"));
});

test.each([
  [{ instance: "a.b" }, /^instance of profile a \(.*\) must be a name of letters, digits and hyphens/],
  [{ environment: "prod" }, /must be "production" or "sandbox"/],
  [{ output: "xml" }, /must be one of table, json/],
  [{ baseUrl: "http://example.com" }, /must use https/],
  [{ baseUrl: "http://localhost", instance: "a" }, /both say where the API is/],
  [{ baseUrl: "http://localhost", environment: "sandbox" }, /chooses an environment of an instance/],
  [{ privateKeyFile: "-----BEGIN PRIVATE KEY-----" }, /it holds a key or a token itself/],
])("%j is refused before anything is written", async (profile, message) => {
  const { env, configFile } = newMachine();
  const error = await failureOf(addProfile("a", profile, { env }));
  expect(error).toMatchObject({ code: "config", message: expect.stringMatching(message) });
  expect(() => readFileSync(configFile)).toThrow("ENOENT");
});

test.each(["", "a b", "a.b", "-a", "__proto__", "ä", "a".repeat(41)])(
  "%j is no name of a profile",
  async (name) => {
    const { env } = newMachine();
    expect((await failureOf(addProfile(name, {}, { env }))).message).toMatch(
      /^The name of a profile must be 1 to 40/,
    );
  },
);

test("a file in a form that lines do not tell is refused and stays as it is", async () => {
  for (const toml of [
    'profiles = { a = { instance = "a" } }\n',
    '[profiles]\na = { instance = "a" }\n',
    'profiles.a.instance = "a"\n',
    '[profiles.a]\ninstance = """\\\n  a"""\n',
  ]) {
    const machine = newMachine();
    machine.configure(toml);
    const replacing = addProfile("a", { instance: "b" }, { env: machine.env, replace: true });
    expect((await failureOf(replacing)).message).toContain(
      "are written in a way that only a person can change",
    );
    expect(readFileSync(machine.configFile, "utf8")).toBe(toml);
  }
});

test("a file that is broken is not written to", async () => {
  const machine = newMachine();
  machine.configure("[profiles.a\n");
  expect((await failureOf(addProfile("b", {}, { env: machine.env }))).message).toMatch(
    /:1:12: this is not TOML/,
  );
  expect(readFileSync(machine.configFile, "utf8")).toBe("[profiles.a\n");
});

test("a file that was named is made where it is not there", async () => {
  const machine = newMachine();
  const config = join(machine.home, "new", "directory", "akp.toml");
  expect(await addProfile("a", { instance: "a" }, { config, env: machine.env })).toMatchObject({
    file: config,
  });
  expect((await readProfiles({ env: { ...machine.env, GR4VY_CONFIG: config } })).profiles).toHaveLength(1);
});
