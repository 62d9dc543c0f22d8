import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

import { expect, test } from "vitest";

import { signWith } from "../../auth/sign-with.ts";
import { holdKey } from "../../rotation/index.ts";
import { newPem } from "../../testing/machine.ts";
import { failureOf } from "../../testing/real-server.ts";
import { temporaryDirectory } from "../../testing/temporary-directory.ts";
import { createFileVault } from "./create-file-vault.ts";

const pem = newPem();

function newVault() {
  const path = join(temporaryDirectory(), "a", "key.rotation");
  return { path, vault: createFileVault(path), files: () => readdirSync(dirname(path)).toSorted() };
}

test("a key that was stored is there for the next process, and for whoever reads the file as PEM", async () => {
  const { vault, path } = newVault();
  expect(await vault.load("new")).toBeUndefined();
  await vault.store("new", holdKey("-an_id", pem));
  const kept = await createFileVault(path).load("new");
  expect(kept).toEqual({ thumbprint: "-an_id" });
  expect(kept!.pem).toBe(pem);
  expect(vault.where!("new")).toBe(`${path}.new.pem`);
  expect(() => signWith({ privateKey: readFileSync(`${path}.new.pem`, "utf8") })).not.toThrow();
});

test.runIf(process.platform !== "win32")(
  "the keys are their owner's alone, from the first byte on",
  async () => {
    const { vault, path, files } = newVault();
    await vault.reserve("new");
    expect(files()).toEqual(["key.rotation.new.pem.api-key-pairs-draft"]);
    expect(statSync(`${path}.new.pem.api-key-pairs-draft`).mode & 0o777).toBe(0o600);
    await vault.store("new", holdKey("id", pem));
    await vault.store("old", holdKey("old", newPem()));
    expect(files()).toEqual(["key.rotation.new.pem", "key.rotation.old.pem"]);
    for (const role of ["new", "old"]) expect(statSync(`${path}.${role}.pem`).mode & 0o777).toBe(0o600);
  },
);

test("a key takes the place of another as a whole", async () => {
  const { vault, files } = newVault();
  await vault.store("new", holdKey("a-longer-id-than-the-next", pem));
  const next = newPem();
  await vault.store("new", holdKey("id", next));
  expect((await vault.load("new"))!.pem).toBe(next);
  expect(files()).toEqual(["key.rotation.new.pem"]);
});

test("room that was reserved is no key, and is there once more after a crash", async () => {
  const { vault, path, files } = newVault();
  await vault.reserve("new");
  const next = createFileVault(path);
  expect(await next.load("new")).toBeUndefined();
  await next.reserve("new");
  await next.store("new", holdKey("id", pem));
  expect((await next.load("new"))!.pem).toBe(pem);
  expect(files()).toEqual(["key.rotation.new.pem"]);
});

test("what is removed is gone, reserved room included, and removing it again is no failure", async () => {
  const { vault, files } = newVault();
  await vault.store("new", holdKey("id", pem));
  await vault.reserve("new");
  await vault.remove("new");
  await vault.remove("new");
  expect(files()).toEqual([]);
});

test("a file that is none of its own is told of without its content, and never written to or removed", async () => {
  const { vault, path, files } = newVault();
  await vault.store("new", holdKey("id", pem));
  for (const role of ["new", "old"] as const) {
    const file = `${path}.${role}.pem`;
    writeFileSync(file, pem);
    const acts = [
      () => vault.load(role),
      () => vault.reserve(role),
      () => vault.store(role, holdKey("id", newPem())),
      () => vault.remove(role),
    ];
    for (const act of acts) expect((await failureOf(act())).message).toBe(`${file} is not as it was written`);
    expect(readFileSync(file, "utf8")).toBe(pem);
  }
  expect(files()).toEqual(["key.rotation.new.pem", "key.rotation.old.pem"]);
});

test("with its directory, all of it is gone", async () => {
  const { vault, path } = newVault();
  await vault.store("old", holdKey("id", pem));
  rmSync(dirname(path), { recursive: true });
  await vault.remove("old");
  expect(await vault.load("old")).toBeUndefined();
});
