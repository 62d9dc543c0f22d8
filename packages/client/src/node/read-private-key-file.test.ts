import { execFileSync, spawn } from "node:child_process";
import { generateKeyPairSync } from "node:crypto";
import { chmodSync } from "node:fs";
import { join } from "node:path";
import { inspect } from "node:util";

import { expect, test } from "vitest";

import { secretsIn } from "../testing/canaries.ts";
import { newMachine, newPem } from "../testing/machine.ts";
import { failureOf } from "../testing/real-server.ts";
import { readPrivateKeyFile } from "./read-private-key-file.ts";

const pem = newPem();
const isPosix = process.platform !== "win32";

test("the key of a file is given, and printing the result does not show it", async () => {
  const path = newMachine().write("key.pem", pem);
  const file = await readPrivateKeyFile(path);
  expect(file.revealPrivateKey()).toBe(pem);
  expect(file).toMatchObject({ path, warnings: [] });
  const printed = inspect(file, { showHidden: true, getters: true }) + JSON.stringify(file);
  expect(printed).not.toContain(pem.split("\n")[1]);
});

test.runIf(isPosix).for([
  [0o600, ""],
  [0o400, ""],
  [0o640, "0640"],
  [0o604, "0604"],
  [0o620, "0620"],
  [0o777, "0777"],
] as const)("a mode of %o earns the warning %j", async ([mode, shown]) => {
  const path = newMachine().write("key.pem", pem);
  chmodSync(path, mode);
  const warning = `The private key file ${path} is open to other users (mode ${shown}); type: chmod 600 ${path}`;
  expect((await readPrivateKeyFile(path)).warnings).toEqual(shown === "" ? [] : [warning]);
});

test.runIf(isPosix)("the command that a warning gives to type works for every path", async () => {
  const path = newMachine().write("it's a $HOME `key`.pem", pem);
  chmodSync(path, 0o644);
  const [warning] = (await readPrivateKeyFile(path)).warnings;
  execFileSync("sh", ["-c", warning!.split("type: ")[1]!]);
  expect((await readPrivateKeyFile(path)).warnings).toEqual([]);
});

test.runIf(isPosix)("a key comes through a pipe, without a warning", async () => {
  const machine = newMachine();
  const path = join(machine.home, "pipe");
  execFileSync("sh", ["-c", 'mkfifo -m 0666 "$0"', path]);
  const writer = spawn("sh", ["-c", 'cat > "$0"', path]);
  writer.stdin.end(pem);
  const file = await readPrivateKeyFile(path);
  expect(file.revealPrivateKey()).toBe(pem);
  expect(file.warnings).toEqual([]);
});

test.runIf(isPosix)("a file without an end is not read to its end", async () => {
  const { message } = await failureOf(readPrivateKeyFile("/dev/zero"));
  expect(message).toBe("The private key file /dev/zero is too large for a private key");
});

const encrypted = { type: "pkcs8", format: "pem", cipher: "aes-256-cbc", passphrase: "secret" } as const;
const p521 = generateKeyPairSync("ec", { namedCurve: "P-521" });

test.each([
  [
    "a public key",
    p521.publicKey.export({ type: "spki", format: "pem" }) as string,
    /is a public key; pass the/,
  ],
  [
    "a certificate",
    pem.replaceAll("PRIVATE KEY", "CERTIFICATE"),
    /first line says that it is something else/,
  ],
  [
    "an encrypted key",
    p521.privateKey.export(encrypted) as string,
    /is encrypted with a passphrase; decrypt it/,
  ],
  ["half a key", pem.slice(0, 200), /is cut off/],
  ["another text", "hello", /must be an EC P-521 private key in PEM form/],
  ["a large file", "x".repeat(65_537), /is too large for a private key/],
  ["nothing", "", /is empty; copy the private key into it again/],
  ["blanks", " \n\n", /is empty/],
])(
  "a file that holds %s is refused with the remedy, and without what it holds",
  async (_, content, message) => {
    const path = newMachine().write("key.pem", content);
    const error = await failureOf(readPrivateKeyFile(path));
    expect(error).toMatchObject({
      code: "config",
      setting: "privateKeyFile",
      message: expect.stringMatching(message),
    });
    expect(error.message).toContain(`The private key file ${path} `);
    expect(secretsIn(error, [content])).toEqual([]);
  },
);

test("a file that is not there, and a directory, are told apart", async () => {
  const { home } = newMachine();
  const path = join(home, "missing.pem");
  const fields = { code: "config", problem: "file", setting: "privateKeyFile" };
  expect(await failureOf(readPrivateKeyFile(path))).toMatchObject({
    ...fields,
    message: `The private key file ${path} does not exist`,
  });
  expect(await failureOf(readPrivateKeyFile(home))).toMatchObject({
    ...fields,
    message: `The private key file ${home} is a directory; name the file in it`,
  });
});

// Nothing is closed to root.
test.runIf(process.getuid?.() !== 0 && isPosix)(
  "a file that this user may not read is an error that says so",
  async () => {
    const path = newMachine().write("key.pem", pem, 0o000);
    expect((await failureOf(readPrivateKeyFile(path))).message).toBe(
      `The private key file ${path} cannot be read: this user may not`,
    );
  },
);
