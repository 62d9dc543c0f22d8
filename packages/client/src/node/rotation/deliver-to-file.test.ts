import {
  chmodSync,
  lstatSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";

import { expect, test } from "vitest";

import { holdKey } from "../../rotation/index.ts";
import { newPem } from "../../testing/machine.ts";
import { failureOf } from "../../testing/real-server.ts";
import { temporaryDirectory } from "../../testing/temporary-directory.ts";
import { deliverToFile } from "./deliver-to-file.ts";

const old = holdKey("old", newPem());
const fresh = holdKey("new", newPem());
const { signal } = new AbortController();
const modeOf = (path: string) => statSync(path).mode & 0o777;

async function prepared(content?: string) {
  const path = join(temporaryDirectory(), "key.pem");
  if (content !== undefined) writeFileSync(path, content, { mode: 0o600 });
  const handOver = deliverToFile(path);
  const note = await handOver.prepare!(old);
  return {
    path,
    deliver: () => handOver.deliver({ key: fresh, previous: old, note, signal }),
    withdraw: () => handOver.withdraw!({ key: old, previous: fresh, note, signal }),
    content: () => readFileSync(path, "utf8"),
    files: () => readdirSync(dirname(path)),
  };
}

test("a new file has the key, for its owner alone, and is gone when it is taken back", async () => {
  const { path, deliver, withdraw, content, files } = await prepared();
  expect(files()).toEqual([]);
  await deliver();
  expect(content()).toBe(fresh.pem);
  if (process.platform !== "win32") expect(modeOf(path)).toBe(0o600);
  await deliver();
  expect(files()).toEqual(["key.pem"]);
  await withdraw();
  await withdraw();
  expect(files()).toEqual([]);
});

test("the file of the old key is replaced, and has the old key again when it is taken back", async () => {
  const { deliver, withdraw, content, files } = await prepared(old.pem);
  await deliver();
  expect(content()).toBe(fresh.pem);
  await deliver();
  await withdraw();
  expect(content()).toBe(old.pem);
  await withdraw();
  expect(files()).toEqual(["key.pem"]);
});

test.runIf(process.platform !== "win32")(
  "whoever could read the old key can read the new one, but for all the world",
  async () => {
    const { path, deliver } = await prepared(old.pem);
    chmodSync(path, 0o644);
    await deliver();
    expect(modeOf(path)).toBe(0o640);
  },
);

test("a symbolic link stays one", async () => {
  const { path, deliver, content } = await prepared(old.pem);
  const link = join(dirname(path), "link.pem");
  symlinkSync("key.pem", link);
  const handOver = deliverToFile(link);
  const note = await handOver.prepare!(old);
  await handOver.deliver({ key: fresh, previous: old, note, signal });
  expect(lstatSync(link).isSymbolicLink()).toBe(true);
  expect(content()).toBe(fresh.pem);
  await deliver();
});

test("a file that holds anything else is never touched", async () => {
  const path = join(temporaryDirectory(), "key.pem");
  for (const content of ["", "notes", newPem()]) {
    writeFileSync(path, content);
    const error = await failureOf(deliverToFile(path).prepare!(old));
    expect(error.message).toBe(
      `${path} is there already and does not hold the key that is replaced; it was not touched`,
    );
    expect(readFileSync(path, "utf8")).toBe(content);
  }
});

test("without the new key the file is left as it is, and the old one put there by hand is enough", async () => {
  const { path, deliver, content } = await prepared(old.pem);
  await deliver();
  const withdraw = () =>
    deliverToFile(path).withdraw!({ key: old, previous: undefined, note: { replaces: true }, signal });
  expect((await failureOf(withdraw())).message).toContain("put the old one there");
  expect(content()).toBe(fresh.pem);
  writeFileSync(path, old.pem);
  await withdraw();
});

test("a file that somebody makes or changes meanwhile is never touched", async () => {
  for (const before of [undefined, old.pem]) {
    const { path, deliver, withdraw, content } = await prepared(before);
    writeFileSync(path, "theirs");
    expect((await failureOf(deliver())).message).toContain("was not touched");
    await withdraw();
    expect(content()).toBe("theirs");
  }
});

test("what a crash left of a delivery is removed by the next", async () => {
  const { path, deliver, files } = await prepared();
  writeFileSync(`${path}.draft`, fresh.pem);
  await deliver();
  writeFileSync(`${path}.draft`, fresh.pem);
  await deliver();
  expect(files()).toEqual(["key.pem"]);
});

test("a directory that is not there is noticed before anything is minted", async () => {
  const handOver = deliverToFile(join(temporaryDirectory(), "none", "key.pem"));
  expect(await failureOf(handOver.prepare!(old))).toMatchObject({ code: "ENOENT" });
});
