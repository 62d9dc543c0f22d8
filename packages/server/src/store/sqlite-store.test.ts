import { execFile } from "node:child_process";
import { statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";

import { expect, onTestFinished, test } from "vitest";

import { generateKeyPair } from "../keys/key-pair.ts";
import { lockSqlite } from "../testing/lock-sqlite.ts";
import { temporaryDirectory } from "../testing/temporary-directory.ts";
import { loadSqlite } from "./load-sqlite.ts";
import { createSqliteStore } from "./sqlite-store.ts";
import { StoreUnavailableError } from "./store.ts";

const mode = (file: string) => (statSync(file).mode & 0o777).toString(8);

test("the database and the files beside it are for their owner only", async () => {
  const file = join(temporaryDirectory(), "a.sqlite");
  const store = await createSqliteStore({ file });
  onTestFinished(async () => await store.close());
  expect([mode(file), mode(`${file}-wal`), mode(`${file}-shm`)]).toEqual(["600", "600", "600"]);
});

test("a file that was closed opens again with all that it held, and migrates once", async () => {
  const file = join(temporaryDirectory(), "a.sqlite");
  const first = await createSqliteStore({ file });
  await first.setting("name", () => "value");
  await first.close();
  const second = await createSqliteStore({ file });
  onTestFinished(async () => await second.close());
  expect(await second.setting("name", () => "other")).toBe("value");
});

test("two stores on one file see each other's writes at once", async () => {
  const file = join(temporaryDirectory(), "a.sqlite");
  const one = await createSqliteStore({ file });
  const two = await createSqliteStore({ file });
  onTestFinished(async () => void (await Promise.all([one.close(), two.close()])));
  const value = await one.setting("name", () => "of one");
  expect(await two.setting("name", () => "of two")).toBe(value);
});

test("two stores of one process on one file wait for each other, and not in vain", async () => {
  const file = join(temporaryDirectory(), "a.sqlite");
  const [one, two] = [await createSqliteStore({ file }), await createSqliteStore({ file })];
  onTestFinished(async () => void (await Promise.all([one.close(), two.close()])));
  const { publicKey } = await generateKeyPair();
  const pair = (id: string) => ({ id, publicKey, createdAt: "", updatedAt: "" });
  // Each a transaction of several statements.
  expect(await Promise.all([one.insertRoot(pair("a")), two.insertRoot(pair("b"))])).toEqual([true, false]);
  await Promise.all([one.reset(), two.reset(), two.insert(pair("c")), one.reset()]);
  expect(await two.rootId()).toBe("a");
});

test("a store that waits for another process does not hold up its own", async () => {
  const file = join(temporaryDirectory(), "a.sqlite");
  const store = await createSqliteStore({ file, busyTimeoutMs: 60_000 });
  onTestFinished(async () => await store.close());
  const { release } = await lockSqlite(file);
  const waiting = store.setting("name", () => "value");
  // Never, if this process stood still until then.
  await release();
  expect(await waiting).toBe("value");
});

test("a file that another process has locked makes the store unavailable, until it is free again", async () => {
  const file = join(temporaryDirectory(), "a.sqlite");
  const store = await createSqliteStore({ file, busyTimeoutMs: 20 });
  onTestFinished(async () => await store.close());
  const { release } = await lockSqlite(file);
  for (const change of [store.delete("a"), store.reset(), store.setting("name", () => "value")]) {
    await expect(change).rejects.toThrow(new StoreUnavailableError("database is locked"));
  }
  expect(await store.find("a")).toBeUndefined();
  await release();
  expect(await store.setting("name", () => "value")).toBe("value");
});

test("a file that is locked when the store is opened is named", async () => {
  const file = join(temporaryDirectory(), "a.sqlite");
  await (await createSqliteStore({ file })).close();
  await lockSqlite(file);
  await expect(createSqliteStore({ file, busyTimeoutMs: 20 })).rejects.toThrow(
    `Cannot use the database ${file}: database is locked`,
  );
});

test.each(["0000-from-the-future", "0099-from-the-future"])(
  "a database with the migration %s of a newer version is refused",
  async (name) => {
    const file = join(temporaryDirectory(), "a.sqlite");
    await (await createSqliteStore({ file })).close();
    const database = new (loadSqlite().DatabaseSync)(file);
    onTestFinished(() => database.close());
    database.exec(`insert into api_key_pair_migrations values ('${name}', '2099-01-01T00:00:00.000Z')`);
    await expect(createSqliteStore({ file })).rejects.toThrow(
      new RegExp(`a\\.sqlite: The database was written by a newer version .*"${name}".*Upgrade the server`),
    );
  },
);

test("a file that is no database is refused by name", async () => {
  const file = join(temporaryDirectory(), "a.sqlite");
  writeFileSync(file, "this is not a database, however long one looks at it".repeat(100));
  await expect(createSqliteStore({ file })).rejects.toThrow(
    `Cannot use the database ${file}: file is not a database`,
  );
});

test("a file in a directory that is not there is refused by name", async () => {
  const file = join(temporaryDirectory(), "missing", "a.sqlite");
  await expect(createSqliteStore({ file })).rejects.toThrow(`Cannot use the database ${file}: ENOENT`);
});

test("loading node:sqlite warns of nothing, and other warnings still come through", async () => {
  const script = `
    import { loadSqlite } from ${JSON.stringify(import.meta.resolve("./load-sqlite.ts"))};
    loadSqlite();
    process.emitWarning("something else", "ExperimentalWarning");
  `;
  const { stderr } = await promisify(execFile)(process.execPath, ["--input-type=module", "--eval", script]);
  expect(stderr).toContain("something else");
  expect(stderr).not.toContain("SQLite");
});
