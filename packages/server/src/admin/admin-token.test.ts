import { chmodSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { expect, test } from "vitest";

import { temporaryDirectory } from "../testing/temporary-directory.ts";
import { createAdminToken } from "./admin-token.ts";

const wellFormed = /^akp_admin_[\w-]{43}$/;

test("without a file every call makes another token of 256 random bits", async () => {
  const [one, other] = [await createAdminToken(), await createAdminToken()];
  expect(one).toMatch(wellFormed);
  expect(Buffer.from(one.slice("akp_admin_".length), "base64url")).toHaveLength(32);
  expect(other).not.toBe(one);
});

test("a token is kept in a file for its owner only, and nothing is left beside it", async () => {
  const directory = temporaryDirectory();
  const file = join(directory, "admin-token");
  const token = await createAdminToken(file);
  expect(readFileSync(file, "utf8")).toBe(`${token}\n`);
  expect((statSync(file).mode & 0o777).toString(8)).toBe("600");
  expect(readdirSync(directory)).toEqual(["admin-token"]);
});

test("later starts use the token of the file, with or without a line end", async () => {
  const file = join(temporaryDirectory(), "admin-token");
  const token = await createAdminToken(file);
  expect(await createAdminToken(file)).toBe(token);
  writeFileSync(file, token);
  expect(await createAdminToken(file)).toBe(token);
});

test("starts at the same moment agree on one token", async () => {
  const file = join(temporaryDirectory(), "admin-token");
  const tokens = await Promise.all([1, 2, 3, 4].map(async () => await createAdminToken(file)));
  expect(new Set(tokens)).toEqual(new Set([readFileSync(file, "utf8").trim()]));
});

test.each([
  ["nothing", ""],
  ["something else", "something precious"],
  ["a token that was cut", `akp_admin_${"x".repeat(42)}`],
  ["two tokens", `akp_admin_${"x".repeat(43)}\nakp_admin_${"x".repeat(43)}\n`],
])("a file that holds %s is refused with the remedy, and stays as it is", async (_, content) => {
  const file = join(temporaryDirectory(), "admin-token");
  writeFileSync(file, content, { mode: 0o600 });
  await expect(createAdminToken(file)).rejects.toThrow(
    `Cannot use the admin token ${file}: it does not hold an admin token; delete it, and the next start makes a new one`,
  );
  expect(readFileSync(file, "utf8")).toBe(content);
});

test.skipIf(process.platform === "win32").each([0o640, 0o604, 0o620, 0o666])(
  "a file of mode %o is refused: others may know the token",
  async (mode) => {
    const file = join(temporaryDirectory(), "admin-token");
    const token = await createAdminToken(file);
    chmodSync(file, mode);
    const refused = createAdminToken(file);
    await expect(refused).rejects.toThrow(`(its mode is ${mode.toString(8)}, not 600); delete it`);
    await expect(refused).rejects.not.toThrow(token);
  },
);

test("a place that cannot be read is named", async () => {
  const directory = temporaryDirectory();
  chmodSync(directory, 0o700);
  await expect(createAdminToken(directory)).rejects.toThrow(
    `Cannot use the admin token ${directory}: EISDIR`,
  );
});
