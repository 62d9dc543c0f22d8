import { execFileSync } from "node:child_process";
import { join } from "node:path";

import { expect, test } from "vitest";

import { file, load, refusal, type LoadOptions } from "../testing/configured.ts";
import { newMachine } from "../testing/machine.ts";
import { failureOf } from "../testing/real-server.ts";
import { loadConfig } from "./load-config.ts";

test("a machine that nothing was configured on has the defaults, and no credential", async () => {
  const config = await loadConfig({ env: newMachine().env });
  expect(config).toMatchObject({
    target: { instance: "plantly", environment: "production" },
    credential: undefined,
    output: undefined,
    profile: undefined,
    warnings: [],
  });
  expect(config.sources).toEqual({
    instance: { value: "plantly", from: "default" },
    environment: { value: "production", from: "default" },
  });
});

test("flags come before variables, variables before the profile, and each says where it came from", async () => {
  const toml = `
    profile = "shop"
    [profiles.shop]
    instance = "from-profile"
    environment = "sandbox"
    output = "yaml"
    private_key_file = "/keys/shop.pem"
  `;
  const config = await load({ flags: { instance: "from-flag" }, env: { GR4VY_OUTPUT: "json" }, toml });
  expect(config).toMatchObject({
    target: { instance: "from-flag", environment: "sandbox" },
    credential: { kind: "privateKey" },
    output: "json",
    profile: "shop",
  });
  expect(config.sources).toEqual({
    config: { value: file, from: "default" },
    profile: { value: "shop", from: file },
    instance: { value: "from-flag", from: "--instance" },
    environment: { value: "sandbox", from: `profile shop (${file})` },
    output: { value: "json", from: "GR4VY_OUTPUT" },
    privateKeyFile: { value: "/keys/shop.pem", from: `profile shop (${file})` },
  });
});

test("an empty variable counts as unset", async () => {
  const names = [
    "ID",
    "ENVIRONMENT",
    "BASE_URL",
    "PRIVATE_KEY",
    "PRIVATE_KEY_FILE",
    "TOKEN",
    "PROFILE",
    "CONFIG",
  ];
  const empty = Object.fromEntries([...names, "OUTPUT"].map((name) => [`GR4VY_${name}`, ""]));
  expect(await load({ env: empty })).toEqual(await load({}));
});

test.each<[LoadOptions, string]>([
  [{ flags: { instance: "" } }, "--instance must be a name of letters, digits and hyphens, such as acme"],
  [
    { env: { GR4VY_ID: "acme.evil.com" } },
    "GR4VY_ID must be a name of letters, digits and hyphens, such as acme",
  ],
  [{ flags: { environment: "prod" } }, '--environment must be "production" or "sandbox"'],
  [
    { toml: 'profile = "a"\n[profiles.a]\nenvironment = "prod"\n' },
    `environment of profile a (${file}) must be "production" or "sandbox"`,
  ],
  [
    { env: { GR4VY_BASE_URL: "api.example.com" } },
    "GR4VY_BASE_URL must be an absolute URL without user name, password, query or fragment",
  ],
  [
    { env: { GR4VY_BASE_URL: "http://keys.internal" } },
    'GR4VY_BASE_URL must use https, except on this machine or with allowHttp: ["keys.internal"]',
  ],
  [{ env: { GR4VY_OUTPUT: "xml" } }, "GR4VY_OUTPUT must be one of table, json, jsonl, yaml, ids"],
  [{ flags: { privateKeyFile: "" } }, "--private-key-file must be the path of a file; it is empty"],
  [{ flags: { config: "" } }, "--config must be the path of a file; it is empty"],
  [
    { env: { GR4VY_PRIVATE_KEY_FILE: "-----BEGIN PRIVATE KEY-----" } },
    "GR4VY_PRIVATE_KEY_FILE must be the path of a file; it holds a key or a token itself",
  ],
  [
    { env: { GR4VY_PROFILE: "a b" } },
    "GR4VY_PROFILE must be 1 to 40 letters, digits, hyphens and underscores, starting with a letter or a digit",
  ],
])("%j is refused, naming the setting, where it came from and the remedy", async (options, message) => {
  expect(await refusal(options)).toEqual({ message, problem: "invalid" });
});

test("a file that was named and is not there is an error", async () => {
  const machine = newMachine();
  const path = join(machine.home, "other.toml");
  const named = async (options: object) =>
    (await failureOf(loadConfig({ env: machine.env, ...options }))).message;
  expect(await named({ flags: { config: path } })).toBe(
    `The configuration file ${path} (from --config) does not exist`,
  );
  expect(await named({ env: { ...machine.env, GR4VY_CONFIG: "~/other.toml" } })).toBe(
    `The configuration file ${path} (from GR4VY_CONFIG) does not exist`,
  );
  expect(await named({ flags: { config: machine.home } })).toBe(
    `The configuration file ${machine.home} (from --config) cannot be read: it is a directory`,
  );
});

test("the file that was named is the one that counts", async () => {
  const machine = newMachine();
  machine.configure('profile = "a"\n[profiles.a]\ninstance = "of-default"\n');
  const path = machine.write("other.toml", 'profile = "a"\n[profiles.a]\ninstance = "of-other"\n');
  const { target, sources } = await loadConfig({ flags: { config: path }, env: machine.env });
  expect(target).toMatchObject({ instance: "of-other" });
  expect(sources.config).toEqual({ value: path, from: "--config" });
});

test.runIf(process.platform !== "win32")("the file is looked for where XDG_CONFIG_HOME says", async () => {
  const machine = newMachine();
  machine.write("xdg/akp/config.toml", 'profile = "a"\n[profiles.a]\ninstance = "of-xdg"\n');
  const from = async (xdg: string) =>
    (await loadConfig({ env: { ...machine.env, XDG_CONFIG_HOME: xdg } })).target;
  expect(await from(join(machine.home, "xdg"))).toMatchObject({ instance: "of-xdg" });
  expect(await from("xdg")).toMatchObject({ instance: "plantly" });
});

test("no TOML parser is loaded where there is no configuration file", () => {
  const machine = newMachine();
  const code = `
    import { registerHooks } from "node:module";
    const seen = [];
    registerHooks({ resolve(name, context, next) { seen.push(name); return next(name, context); } });
    const { loadConfig } = await import(${JSON.stringify(new URL("index.ts", import.meta.url).href)});
    await loadConfig();
    process.stdout.write(String(seen.includes("smol-toml")));
  `;
  const run = () =>
    execFileSync(
      process.execPath,
      ["--conditions=@api-key-pairs/source", "--input-type=module", "--eval", code],
      {
        env: { ...machine.env, PATH: process.env["PATH"] },
        encoding: "utf8",
      },
    );
  expect(run()).toBe("false");
  machine.configure("");
  expect(run()).toBe("true");
});
