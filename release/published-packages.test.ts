import { expect, test } from "vitest";

import { sharedVersion } from "./published-packages.ts";

const packageOf = (name: string, version: string) => ({ name, version, folder: name });

test("packages that are released together share a version", () => {
  expect(sharedVersion([packageOf("a", "1.0.0"), packageOf("b", "1.0.0")])).toBe("1.0.0");
});

test("a package with another version is named", () => {
  const packages = [packageOf("a", "1.0.0"), packageOf("b", "1.0.0"), packageOf("c", "1.0.1")];
  expect(() => sharedVersion(packages)).toThrow("a 1.0.0, c 1.0.1");
});
