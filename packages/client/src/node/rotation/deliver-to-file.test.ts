import { spawnSync } from "node:child_process";
import {
  chmodSync,
  chownSync,
  linkSync,
  lstatSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { open, type FileHandle } from "node:fs/promises";
import { dirname, join } from "node:path";

import { afterEach, describe, expect, test, vi } from "vitest";

import { keyOfPair } from "../../rotation/key-in-hand.ts";
import { newPem } from "../../testing/machine.ts";
import { failureOf } from "../../testing/real-server.ts";
import { temporaryDirectory } from "../../testing/temporary-directory.ts";
import { deliverToFile } from "./deliver-to-file.ts";

const old = keyOfPair("old", { thumbprint: "old", pem: newPem() });
const fresh = keyOfPair("new", { thumbprint: "new", pem: newPem() });
const { signal } = new AbortController();
/** What all open files inherit from. */
const fileHandle = await (async () => {
  const handle = await open(import.meta.filename);
  await handle.close();
  return Object.getPrototypeOf(handle) as FileHandle;
})();
const modeOf = (path: string) => statSync(path).mode & 0o777;

afterEach(() => void vi.restoreAllMocks());

async function prepared(content?: string, name = "key.pem") {
  const path = join(temporaryDirectory(), name);
  if (content !== undefined) writeFileSync(path, content, { mode: 0o600 });
  const handOver = deliverToFile(path);
  const note = await handOver.prepare!(old);
  return {
    path,
    draft: `${path}.api-key-pairs-draft`,
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
  const { deliver, withdraw, draft, files } = await prepared(old.pem);
  for (const act of [deliver, deliver, withdraw, withdraw]) {
    writeFileSync(draft, fresh.pem.slice(0, 100));
    await act();
    expect(files()).toEqual(["key.pem"]);
  }
});

test("a file of somebody else's where a draft would be is left alone", async () => {
  const { path, draft, deliver } = await prepared();
  for (const content of ["notes", "\n\nnotes", "-----BEGIN CERTIFICATE-----\n"]) {
    writeFileSync(draft, content);
    for (const act of [deliver, () => deliverToFile(path).prepare!(old)]) {
      expect((await failureOf(act())).message).toBe(
        `${draft} is in the way and not of a rotation; move it away`,
      );
    }
    expect(readFileSync(draft, "utf8")).toBe(content);
  }
  writeFileSync(`${path}.draft`, "notes");
  rmSync(draft);
  await deliver();
  expect(readFileSync(`${path}.draft`, "utf8")).toBe("notes");
});

test("with its directory, a file is taken back", async () => {
  for (const before of [undefined, old.pem]) {
    const { path, deliver, withdraw } = await prepared(before);
    await deliver();
    rmSync(dirname(path), { recursive: true });
    await withdraw();
    expect(await failureOf(deliver())).toMatchObject({
      message: `${path} has no directory to be in`,
      code: "ENOENT",
    });
  }
});

test.runIf(process.platform !== "win32")("a link to a file that is not there yet leads to it", async () => {
  const directory = temporaryDirectory();
  const link = join(directory, "link.pem");
  symlinkSync("key.pem", link);
  const handOver = deliverToFile(link);
  const note = await handOver.prepare!(old);
  await handOver.deliver({ key: fresh, previous: old, note, signal });
  expect(lstatSync(link).isSymbolicLink()).toBe(true);
  expect(readFileSync(join(directory, "key.pem"), "utf8")).toBe(fresh.pem);
  await handOver.withdraw!({ key: old, previous: fresh, note, signal });
  expect(readdirSync(directory)).toEqual(["link.pem"]);
});

describe.runIf(process.platform !== "win32")(
  "what stands against it is found out before anything is minted",
  () => {
    const refusal = async (path: string) => await failureOf(deliverToFile(path).prepare!(old));

    test("a directory that is not there, or a file in its place", async () => {
      const directory = temporaryDirectory();
      const none = join(directory, "none", "key.pem");
      expect(await refusal(none)).toMatchObject({
        message: `${none} has no directory to be in`,
        code: "ENOENT",
      });
      const file = join(directory, "file");
      writeFileSync(file, "");
      expect((await refusal(join(file, "key.pem"))).message).toContain("a part of its path is a file");
      expect((await refusal(directory)).message).toBe(`${directory} cannot be written: it is a directory`);
      expect(readdirSync(directory)).toEqual(["file"]);
    });

    test("a file that everybody can read, which the new one must not be", async () => {
      const { path, content, files } = await prepared(old.pem);
      for (const mode of [0o604, 0o644, 0o666]) {
        chmodSync(path, mode);
        expect((await refusal(path)).message).toBe(
          `${path} is open to everybody on this machine; take that right away first: chmod o= FILE`,
        );
        expect(modeOf(path)).toBe(mode);
      }
      expect([content(), files()]).toEqual([old.pem, ["key.pem"]]);
    });

    test("a second name, which would keep the old key", async () => {
      const { path, content } = await prepared(old.pem);
      linkSync(path, `${path}.2`);
      expect((await refusal(path)).message).toContain("has another name (a hard link)");
      expect(content()).toBe(old.pem);
    });

    test("a file that is mounted by itself", async ({ skip }) => {
      const { path, files } = await prepared(old.pem, "a key.pem");
      skip(spawnSync("mount", ["--bind", path, path]).status !== 0, "this user may not mount");
      try {
        expect((await refusal(path)).message).toBe(
          `${path} is mounted by itself, so no other file can take its place; mount its directory`,
        );
      } finally {
        spawnSync("umount", [path]);
      }
      expect(files()).toEqual(["a key.pem"]);
    });

    test.runIf(process.getuid?.() === 0)("an owner that it can't be given", async () => {
      const { path, files } = await prepared(old.pem);
      chownSync(path, 4711, 4711);
      const refused = Object.assign(new Error("EPERM: operation not permitted"), { code: "EPERM" });
      const chown = vi.spyOn(fileHandle, "chown").mockRejectedValueOnce(refused);
      expect((await refusal(path)).message).toBe(`${path} cannot be written: this user may not`);
      expect(chown).toHaveBeenCalledWith(4711, 4711);
      expect(files()).toEqual(["key.pem"]);
    });

    test("a file system without hard links", async ({ skip }) => {
      const directory = temporaryDirectory();
      // That of message queues has none.
      skip(spawnSync("mount", ["-t", "mqueue", "none", directory]).status !== 0, "this user may not mount");
      try {
        // All mounts of it are one.
        const before = readdirSync(directory);
        const path = join(directory, `akp-${process.pid}.pem`);
        expect((await refusal(path)).message).toContain(
          `${path} cannot be made: its file system has no hard links`,
        );
        expect(readdirSync(directory)).toEqual(before);
      } finally {
        spawnSync("umount", [directory]);
      }
    });
  },
);

test.runIf(process.platform !== "win32")(
  "a file that has the key already is made to last: it may have got its name just before a crash",
  async () => {
    const { path, deliver } = await prepared();
    await deliver();
    const synced: boolean[] = [];
    const { sync } = fileHandle;
    vi.spyOn(fileHandle, "sync").mockImplementation(async function (this: FileHandle) {
      synced.push((await this.stat()).ino === statSync(dirname(path)).ino);
      await sync.call(this);
    });
    await deliver();
    expect(synced).toEqual([true]);
  },
);
