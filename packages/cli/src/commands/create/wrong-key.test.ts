import { readFileSync } from "node:fs";
import { join } from "node:path";

import { expect, test } from "vitest";

import { akp, temporaryDirectory } from "../../testing/akp.ts";
import { mintPair, startDouble } from "../../testing/start-double.ts";

const noKey = "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n";

test.each([
  ["a key of another pair", mintPair().private_key, ["doctor --private-key-file ./new.pem", "delete ID"]],
  ["no key at all", noKey, ["delete ID"]],
])("%s is saved, and told as an error", async (_name, privateKey, next) => {
  const cwd = temporaryDirectory();
  let id: string;
  const env = await startDouble((pair) => {
    ({ id } = pair);
    return { ...pair, private_key: privateKey };
  });
  const { code, stdout, stderr } = await akp(["create", "--out", "new.pem", "--output", "json"], {
    cwd,
    env,
  });
  expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
  const { error } = JSON.parse(stderr);
  const file = join(cwd, "new.pem");
  expect(error).toMatchObject({ code: "private_key_mismatch", exit_code: 1, file });
  expect(error.message).toBe(`The private key was saved to ${file}, but it is not the key of this pair`);
  expect(error.next.map((line: string) => line.replace(/ {3}#.*/, ""))).toEqual(
    next.map((line) => `akp ${line.replace("ID", id)}`),
  );
  expect(readFileSync(file, "utf8")).toBe(privateKey);
});

test("where ids are UUIDs, the thumbprint says whether it is the key of the pair", async () => {
  const id = "4f1c2a9e-9d0b-4c39-8a51-0c5f6d7e8b90";
  const env = await startDouble((pair) => ({ ...pair, id, thumbprint: pair.id }));
  const { code, stdout } = await akp(["create", "--output", "ids"], { env });
  expect({ code, stdout }).toEqual({ code: 0, stdout: `${id}\n` });
});
