import { isApiKeyPairsError } from "@api-key-pairs/core";
import { expect, test, vi } from "vitest";

import { ConfigError } from "./config-error.ts";

const fields = { problem: "invalid", setting: "instance", source: "GR4VY_ID" } as const;

test("two copies of the package know each other's errors by class", async () => {
  vi.resetModules();
  const copy = await import("./config-error.ts");
  expect(copy.ConfigError).not.toBe(ConfigError);
  expect(new copy.ConfigError("m", fields)).toBeInstanceOf(ConfigError);
  expect(new ConfigError("m", fields)).toBeInstanceOf(copy.ConfigError);
});

test.each([undefined, null, "x", {}, new Error("m"), Object.assign(new Error("m"), { code: "config" })])(
  "%s is no ConfigError",
  (value) => {
    expect(value).not.toBeInstanceOf(ConfigError);
  },
);

test("a subclass knows only its own", () => {
  class Mine extends ConfigError {}
  expect(new Mine("m", fields)).toBeInstanceOf(ConfigError);
  expect(new Mine("m", fields)).toBeInstanceOf(Mine);
  expect(new ConfigError("m", fields)).not.toBeInstanceOf(Mine);
});

test("it is no error of the API, and JSON has all that it knows", () => {
  const error = new ConfigError("GR4VY_ID is wrong", fields);
  expect(isApiKeyPairsError(error)).toBe(false);
  expect(JSON.parse(JSON.stringify(error))).toEqual({
    name: "ConfigError",
    message: "GR4VY_ID is wrong",
    code: "config",
    ...fields,
  });
  expect(error.stack).toMatch(/^ConfigError: GR4VY_ID is wrong\n/);
});
