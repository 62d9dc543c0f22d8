import { expect, test } from "vitest";

import { file, load, refusal, type LoadOptions } from "../testing/configured.ts";
import { newMachine } from "../testing/machine.ts";
import { loadConfig } from "./load-config.ts";

test("a URL decides alone, and weaker levels' instances and environments are left aside", async () => {
  const toml = 'profile = "a"\n[profiles.a]\ninstance = "acme"\nenvironment = "sandbox"\n';
  const config = await load({ env: { GR4VY_BASE_URL: "http://localhost:3000/v1/" }, toml });
  expect(config.target).toEqual({ baseUrl: "http://localhost:3000/v1" });
  expect(config.sources).toMatchObject({
    baseUrl: { value: "http://localhost:3000/v1", from: "GR4VY_BASE_URL" },
  });
  expect(config.sources).not.toHaveProperty("instance");
  expect(config.sources).not.toHaveProperty("environment");
});

test("an instance decides over a weaker level's URL", async () => {
  const toml = 'profile = "a"\n[profiles.a]\nbase_url = "http://localhost:3000"\n';
  expect((await load({ env: { GR4VY_ID: "acme" }, toml })).target).toEqual({
    instance: "acme",
    environment: "production",
  });
});

test("an instance that is typed does not turn sandbox into production", async () => {
  const config = await load({
    flags: { instance: "other" },
    env: { GR4VY_ID: "acme", GR4VY_ENVIRONMENT: "sandbox" },
  });
  expect(config.target).toEqual({ instance: "other", environment: "sandbox" });
});

test.each<[string, LoadOptions, string]>([
  [
    "a URL and an instance in the environment",
    { env: { GR4VY_BASE_URL: "http://localhost", GR4VY_ID: "acme" } },
    "GR4VY_BASE_URL and GR4VY_ID both say where the API is; give one of them",
  ],
  [
    "a URL and an instance on the command line",
    { flags: { baseUrl: "http://localhost", instance: "acme" } },
    "--base-url and --instance both say where the API is; give one of them",
  ],
  [
    "a URL and an instance in a profile",
    { toml: 'profile = "a"\n[profiles.a]\nbase_url = "http://localhost"\ninstance = "acme"\n' },
    `base_url of profile a (${file}) and instance of profile a (${file}) both say where the API is; give one of them`,
  ],
  [
    "a URL and an environment of the same level",
    { env: { GR4VY_BASE_URL: "http://localhost", GR4VY_ENVIRONMENT: "sandbox" } },
    "GR4VY_ENVIRONMENT chooses an environment of an instance, and GR4VY_BASE_URL a URL in place of one; leave one of them out",
  ],
  [
    "a URL and an environment of a stronger level",
    { flags: { environment: "sandbox" }, env: { GR4VY_BASE_URL: "http://localhost" } },
    "--environment chooses an environment of an instance, and GR4VY_BASE_URL a URL in place of one; leave one of them out",
  ],
])("%s are a contradiction that names both", async (_, options, message) => {
  expect(await refusal(options)).toEqual({ message, problem: "conflict" });
});

test("a contradiction that something stronger decides is none", async () => {
  const env = { GR4VY_BASE_URL: "http://localhost", GR4VY_ID: "acme" };
  const config = await load({ flags: { instance: "other" }, env });
  expect(config.target).toEqual({ instance: "other", environment: "production" });
});

test("host names that plain http is allowed with become part of the target", async () => {
  const allowHttp = ["keys.internal"];
  const { env } = newMachine();
  const config = await loadConfig({ flags: { baseUrl: "http://keys.internal" }, env, allowHttp });
  expect(config.target).toEqual({ baseUrl: "http://keys.internal", allowHttp });
  expect(Object.isFrozen(allowHttp)).toBe(false);
});
