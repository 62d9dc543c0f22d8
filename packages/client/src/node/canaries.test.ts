import { inspect } from "node:util";

import { expect, test } from "vitest";

import { secretsIn } from "../testing/canaries.ts";
import { newMachine, newPem } from "../testing/machine.ts";
import { addProfile } from "./add-profile.ts";
import { loadConfig } from "./load-config.ts";

const pem = newPem();
const token = "eyJhbGciOiJFUzUxMiJ9.eyJpc3MiOiJjYW5hcnkifQ.c2lnbmF0dXJlLWNhbmFyeQ";

test("a configuration can't be changed, and shows no secret however it is printed", async () => {
  const machine = newMachine();
  const path = machine.write("key.pem", pem);
  for (const [secret, options] of [
    [token, { env: { ...machine.env, GR4VY_TOKEN: token } }],
    [pem, { env: { ...machine.env, GR4VY_PRIVATE_KEY: pem } }],
    [pem, { flags: { privateKeyFile: path }, env: machine.env }],
  ] as const) {
    const config = await loadConfig(options);
    expect(secretsIn(config, [secret])).toEqual([]);
    expect(inspect(config, { depth: Infinity, showHidden: true })).not.toContain(secret.slice(30, 60));
    for (const part of [
      config,
      config.target,
      config.sources,
      config.sources.instance,
      config.credential,
      config.warnings,
    ])
      expect(part).toSatisfy(Object.isFrozen);
  }
});

const base64 = Buffer.from(pem).toString("base64");
const titled = Buffer.from(`Key of the shop\n${pem}`).toString("base64");

const flags = ["instance", "environment", "baseUrl", "privateKeyFile", "output", "profile", "config"];
const variables = ["ID", "ENVIRONMENT", "BASE_URL", "PRIVATE_KEY_FILE", "OUTPUT", "PROFILE", "CONFIG"];
const keys = [
  "instance",
  "environment",
  "base_url",
  "private_key_file",
  "output",
  "private_key",
  "token",
  "x",
];

/** Every way to put a secret where it does not belong. */
function* mistakes(secret: string): Generator<{ flags?: object; env?: object; toml?: string }> {
  const quoted = JSON.stringify(secret);
  for (const flag of flags) yield { flags: { [flag]: secret } };
  for (const name of variables) yield { env: { [`GR4VY_${name}`]: secret } };
  for (const name of ["TOKEN", "PRIVATE_KEY"]) yield { env: { [`GR4VY_${name}`]: `${secret} x` } };
  for (const key of keys) {
    for (const value of [quoted, `"""${secret}"""`, `"${secret}`, secret, `[${quoted}]`, `{ a = ${quoted} }`])
      yield { toml: `profile = "a"\n[profiles.a]\n${key} = ${value}\n` };
  }
  for (const toml of [`profile = ${quoted}`, secret, `[profiles.${quoted}]`, `token = ${quoted}`])
    yield { toml };
}

test("a secret in whatever wrong place is not repeated", async () => {
  const machine = newMachine();
  const shown: unknown[] = [];
  for (const secret of [
    pem,
    pem.replaceAll("\n", String.raw`\n`),
    base64,
    titled,
    token,
    `Bearer ${token}`,
  ]) {
    for (const { flags: given, env, toml = "" } of mistakes(secret)) {
      machine.configure(toml);
      const config = loadConfig({ flags: given, env: { ...machine.env, ...env } });
      shown.push(await config.catch((error: unknown) => error));
      shown.push(await config.then(({ auth }) => auth()).catch((error: unknown) => error));
      if (given === undefined) continue;
      shown.push(await addProfile("a", given, { env: machine.env }).catch((error: unknown) => error));
    }
  }
  expect(shown.length).toBeGreaterThan(800);
  // The search finds what is there to be found.
  const secrets = [pem, base64, titled, token];
  for (const secret of secrets) expect(secretsIn({ deep: [secret] }, [secret])).not.toEqual([]);
  const leaks = shown.filter((value) => secretsIn(value, secrets).length > 0);
  expect(leaks.filter((leak) => leak !== token)).toEqual([]);
});
