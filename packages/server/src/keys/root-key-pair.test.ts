import {
  chmodSync,
  linkSync,
  readdirSync,
  readFileSync,
  statSync,
  unlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { basename, join } from "node:path";

import { expect, test } from "vitest";

import { memoryLog } from "../testing/memory-log.ts";
import { openStore } from "../testing/open-store.ts";
import { temporaryDirectory } from "../testing/temporary-directory.ts";
import { generateKeyPair, keyPairFromPem } from "./key-pair.ts";
import { createRootKeyPair } from "./root-key-pair.ts";

async function open() {
  const directory = temporaryDirectory();
  const store = await openStore();
  return { directory, store, file: join(directory, "root-private-key.pem") };
}

test("a new store gets a root pair whose key is in a file for its owner only, and nothing is left beside it", async () => {
  const { directory, store, file } = await open();
  const privateKey = await createRootKeyPair(store, { file });
  expect(readFileSync(file, "utf8")).toBe(privateKey);
  expect((statSync(file).mode & 0o777).toString(8)).toBe("600");
  expect(readdirSync(directory)).toEqual(["root-private-key.pem"]);
  const { id, publicKey } = keyPairFromPem(privateKey!);
  expect(await store.find(id)).toMatchObject({ id, publicKey });
});

test("later starts read the key from its file", async () => {
  const { store, file } = await open();
  const first = await createRootKeyPair(store, { file });
  expect(await createRootKeyPair(store, { file })).toBe(first);
});

test("starts at the same moment agree on one key", async () => {
  const { store, file } = await open();
  const keys = await Promise.all([1, 2, 3].map(async () => await createRootKeyPair(store, { file })));
  expect(new Set(keys)).toEqual(new Set([readFileSync(file, "utf8")]));
  expect((await store.page({ direction: "newer", position: 0, limit: 9 })).pairs).toHaveLength(1);
});

test("starts at the same moment with files of their own agree on one key, and leave no file without a pair", async () => {
  const { store } = await open();
  const directories = [1, 2, 3].map(() => temporaryDirectory());
  const keys = await Promise.all(
    directories.map(
      async (directory) => await createRootKeyPair(store, { file: join(directory, "root.pem") }),
    ),
  );
  const [first, ...others] = keys.filter((key) => key !== undefined);
  expect(others).toEqual([]);
  expect(keyPairFromPem(first!).id).toBe(await store.rootId());
  expect(directories.flatMap((directory) => readdirSync(directory))).toEqual(["root.pem"]);
});

test("a crash between writing the file and committing the pair is repaired from the file", async () => {
  const { store, file } = await open();
  const { id, privateKey } = await generateKeyPair();
  writeFileSync(file, privateKey, { mode: 0o600 });
  expect(await createRootKeyPair(store, { file })).toBe(privateKey);
  expect(await store.rootId()).toBe(id);
  expect(await store.find(id)).toBeDefined();
});

test("a file that holds something else is not overwritten, and the error names it", async () => {
  const { store, file } = await open();
  writeFileSync(file, "something precious");
  await expect(createRootKeyPair(store, { file })).rejects.toThrow(
    `Cannot use the root key ${file}: it does not hold an EC P-521 private key in PEM form`,
  );
  expect(readFileSync(file, "utf8")).toBe("something precious");
  expect(await store.rootId()).toBeUndefined();
});

test.skipIf(process.platform === "win32").each([0o644, 0o640, 0o602])(
  "a new store does not adopt a key from a file of mode %o, and a store that has it warns",
  async (mode) => {
    const { store, file } = await open();
    const { logger, records } = memoryLog();
    writeFileSync(file, (await generateKeyPair()).privateKey);
    chmodSync(file, mode);
    const exposure = `others may have read it (its mode is ${mode.toString(8)}, not 600)`;
    await expect(createRootKeyPair(store, { file, logger })).rejects.toThrow(
      `Cannot use the root key ${file}: ${exposure}; delete it, and the next start makes a new one`,
    );
    expect(await store.rootId()).toBeUndefined();
    unlinkSync(file);
    const privateKey = await createRootKeyPair(store, { file, logger });
    expect(records()).toEqual([]);

    chmodSync(file, mode);
    expect(await createRootKeyPair(store, { file, logger })).toBe(privateKey);
    expect(records()).toMatchObject([
      { level: 40, msg: expect.stringContaining(`${file} is not safe: ${exposure}; create another pair`) },
    ]);
  },
);

test("what a crash left of writing the file is removed, and what may be being written stays", async () => {
  const { directory, store, file } = await open();
  const draft = (digit: string) => `${file}.${digit.repeat(8)}-0000-4000-8000-000000000000`;
  writeFileSync(draft("a"), "half a k", { mode: 0o600 });
  writeFileSync(`${file}.backup`, "mine");
  utimesSync(draft("a"), 0, 0);
  utimesSync(`${file}.backup`, 0, 0);
  const privateKey = await createRootKeyPair(store, { file });
  expect(readdirSync(directory)).toEqual(["root-private-key.pem", "root-private-key.pem.backup"]);

  writeFileSync(draft("b"), "half a k", { mode: 0o600 });
  linkSync(file, draft("c"));
  utimesSync(file, 0, 0);
  expect(await createRootKeyPair(store, { file })).toBe(privateKey);
  expect(readdirSync(directory)).not.toContain(basename(draft("c")));
  expect(readdirSync(directory)).toContain(basename(draft("b")));
});

test("a root pair that was deleted is not created again, and its key is no longer given", async () => {
  const { store, file } = await open();
  await createRootKeyPair(store, { file });
  await store.delete((await store.rootId())!);
  expect(await createRootKeyPair(store, { file })).toBeUndefined();
  expect((await store.page({ direction: "newer", position: 0, limit: 9 })).pairs).toHaveLength(0);
});

test("a key whose file is gone is not given, and not made anew", async () => {
  const { directory, store, file } = await open();
  await createRootKeyPair(store, { file });
  unlinkSync(file);
  expect(await createRootKeyPair(store, { file })).toBeUndefined();
  expect(readdirSync(directory)).toEqual([]);
});

test("a file that holds another key than the root's is not taken for it", async () => {
  const { store, file } = await open();
  await createRootKeyPair(store, { file });
  for (const content of [(await generateKeyPair()).privateKey, "something else"]) {
    writeFileSync(file, content);
    expect(await createRootKeyPair(store, { file })).toBeUndefined();
  }
});
