import { join } from "node:path";

import { expect, test } from "vitest";

import { createClient } from "../create-client.ts";
import { load, refusal, type LoadOptions } from "../testing/configured.ts";
import { newMachine, newPem } from "../testing/machine.ts";
import { failureOf, startReal } from "../testing/real-server.ts";
import { ConfigError } from "./config-error.ts";
import { loadConfig } from "./load-config.ts";

const pem = newPem();
const token = "eyJhbGciOiJFUzUxMiJ9.eyJpc3MiOiJjYW5hcnkifQ.c2lnbmF0dXJlLWNhbmFyeQ";

test("without a credential auth() names every way to give one", async () => {
  const machine = newMachine();
  const config = await loadConfig({ env: machine.env });
  expect(() => config.auth()).toThrow(
    "Nothing says who signs: pass --private-key-file, set GR4VY_PRIVATE_KEY_FILE, GR4VY_PRIVATE_KEY or GR4VY_TOKEN, " +
      `or use a profile with private_key_file (in ${machine.configFile})`,
  );
  expect(() => config.auth()).toThrow(
    expect.objectContaining({ code: "config", problem: "missing_credential" }),
  );
});

test.each<[string, LoadOptions, string]>([
  [
    "two credentials",
    { env: { GR4VY_TOKEN: token, GR4VY_PRIVATE_KEY: pem } },
    "GR4VY_TOKEN and GR4VY_PRIVATE_KEY both say who signs; give one of them",
  ],
  [
    "a private key and the file of one",
    { env: { GR4VY_PRIVATE_KEY: pem, GR4VY_PRIVATE_KEY_FILE: "key.pem" } },
    "GR4VY_PRIVATE_KEY and GR4VY_PRIVATE_KEY_FILE both say who signs; give one of them",
  ],
])("%s of the same level are a contradiction that names both", async (_, options, message) => {
  expect(await refusal(options)).toEqual({ message, problem: "conflict" });
});

test("a contradiction that something stronger decides is none", async () => {
  const env = { GR4VY_TOKEN: token, GR4VY_PRIVATE_KEY: pem };
  const config = await load({ flags: { privateKeyFile: "/keys/a.pem" }, env });
  expect(config.sources).toMatchObject({
    privateKeyFile: { value: "/keys/a.pem", from: "--private-key-file" },
  });
});

test.each<[string, (text: string) => string]>([
  ["a PEM", (text) => text],
  ["a PEM with its line ends written out", (text) => text.replaceAll("\n", String.raw`\n`)],
  ["base64 of a PEM", (text) => Buffer.from(text).toString("base64")],
])("a private key in the environment is taken as %s, and signs", async (_, encode) => {
  const { server, privateKey } = await startReal();
  const env = { ...newMachine().env, GR4VY_BASE_URL: server.url, GR4VY_PRIVATE_KEY: encode(privateKey) };
  const config = await loadConfig({ env });
  const keyPairs = createClient({ ...config.target, auth: config.auth({ expiresInSeconds: 30 }) });
  expect((await keyPairs.list()).items).toHaveLength(1);
});

test("the key of a profile is found from the file's own directory or the home directory, and signs", async () => {
  const { server, privateKey } = await startReal();
  const machine = newMachine();
  machine.write("keys/root.pem", privateKey);
  const paths = {
    relative: "../../keys/root.pem",
    home: "~/keys/root.pem",
    absolute: join(machine.home, "keys/root.pem"),
  };
  for (const [name, path] of Object.entries(paths)) {
    const table = `[profiles.${name}]\nbase_url = "${server.url}"\nprivate_key_file = ${JSON.stringify(path)}\n`;
    machine.configure(`profile = "${name}"\n${table}`);
    const config = await loadConfig({ env: machine.env });
    expect(config.sources.privateKeyFile!.value).toBe(paths.absolute);
    const keyPairs = createClient({ ...config.target, auth: config.auth() });
    expect((await keyPairs.list()).items).toHaveLength(1);
  }
});

test("a token is given as it is", async () => {
  const config = await loadConfig({ env: { ...newMachine().env, GR4VY_TOKEN: token } });
  expect(config.credential).toEqual({ kind: "token" });
  expect(config.auth({ scopes: ["*.read"] })).toBe(token);
});

test("a key that others can read earns a warning, and works", async () => {
  const machine = newMachine();
  const path = machine.write("key.pem", pem, 0o644);
  const config = await loadConfig({ flags: { privateKeyFile: path }, env: machine.env });
  const warning = `The private key file ${path} is open to other users (mode 0644); type: chmod 600 ${path}`;
  expect(config.warnings).toEqual(process.platform === "win32" ? [] : [warning]);
  expect(config.auth()).toBeTypeOf("function");
});

test("what is wrong with a credential is told when it is used", async () => {
  const machine = newMachine();
  const missing = join(machine.home, "missing.pem");
  const failing = async (options: object) => {
    const config = await loadConfig({ env: machine.env, ...options });
    expect(() => config.auth()).toThrow(ConfigError);
    return String(await failureOf((async () => config.auth())()));
  };
  expect(await failing({ flags: { privateKeyFile: missing } })).toBe(
    `ConfigError: The private key file ${missing} (from --private-key-file) does not exist`,
  );
  expect(
    await failing({ env: { ...machine.env, GR4VY_PRIVATE_KEY: pem.replaceAll("PRIVATE", "PUBLIC") } }),
  ).toBe("ConfigError: GR4VY_PRIVATE_KEY is a public key; pass the private key that create returned with it");
  expect(await failing({ env: { ...machine.env, GR4VY_TOKEN: `Bearer ${token}` } })).toBe(
    "ConfigError: GR4VY_TOKEN must be a token on one line, without the word Bearer",
  );
});

test("an option of the signer that can't be right is no matter of the configuration", async () => {
  const config = await loadConfig({ env: { ...newMachine().env, GR4VY_PRIVATE_KEY: pem } });
  expect(() => config.auth({ expiresInSeconds: 5 })).toThrow(
    expect.objectContaining({ code: "input", field: "expiresInSeconds" }),
  );
});
