import { expect, test } from "vitest";

import { file, load, refusal, type LoadOptions } from "../testing/configured.ts";

const profiles = '[profiles.sandbox]\ninstance = "acme"\n[profiles.live]\ninstance = "acme"\n';

test.each<[LoadOptions, string]>([
  [
    { flags: { profile: "sandbx" }, toml: profiles },
    `There is no profile "sandbx" in ${file} (from --profile), which has sandbox, live; did you mean "sandbox"?`,
  ],
  [
    { env: { GR4VY_PROFILE: "other" }, toml: profiles },
    `There is no profile "other" in ${file} (from GR4VY_PROFILE), which has sandbox, live`,
  ],
  [
    { toml: `profile = "gone"\n${profiles}` },
    `There is no profile "gone" in ${file}, which has sandbox, live`,
  ],
  [
    { flags: { profile: "a" }, toml: "" },
    `There is no profile "a" in ${file} (from --profile), which has none`,
  ],
  [{ flags: { profile: "a" } }, `There is no profile "a" in ${file} (from --profile), which does not exist`],
])("a profile that is not there is an error that lists the known ones: %j", async (options, message) => {
  expect(await refusal(options)).toEqual({ message, problem: "unknown_profile" });
});

test("the profile on the command line comes before the variable's, and that before the file's", async () => {
  const toml = `profile = "live"\n${profiles}[profiles.third]\n`;
  const all = { flags: { profile: "third" }, env: { GR4VY_PROFILE: "sandbox" }, toml };
  expect((await load(all)).sources.profile).toEqual({ value: "third", from: "--profile" });
  expect((await load({ env: all.env, toml })).sources.profile).toEqual({
    value: "sandbox",
    from: "GR4VY_PROFILE",
  });
  expect((await load({ toml })).sources.profile).toEqual({ value: "live", from: file });
});

test("a variable that outranks the profile that was asked for earns a warning", async () => {
  const toml = '[profiles.live]\ninstance = "acme"\nprivate_key_file = "/keys/live.pem"\n';
  const env = { GR4VY_ID: "other", GR4VY_TOKEN: "a-token" };
  const asked = await load({ flags: { profile: "live" }, env, toml });
  expect(asked).toMatchObject({ target: { instance: "other" }, credential: { kind: "token" } });
  expect(asked.warnings).toEqual([
    "GR4VY_ID outranks the profile that --profile names; unset it to go by the profile",
    "GR4VY_TOKEN outranks the profile that --profile names; unset it to go by the profile",
  ]);
  for (const quiet of [
    { flags: { profile: "live" }, env: { GR4VY_ID: "acme" }, toml },
    { flags: { profile: "live", instance: "third", privateKeyFile: "/keys/third.pem" }, env, toml },
    { env: { ...env, GR4VY_PROFILE: "live" }, toml },
  ])
    expect((await load(quiet)).warnings).toEqual([]);
});
