import { expect, test } from "vitest";

import { newPem } from "../testing/machine.ts";
import { failureOf, startReal } from "../testing/real-server.ts";
import { readKey } from "./read-key.ts";

test("a key is read in every form that people have it in, and has the id that the API gave it", async () => {
  const { keyPairs } = await startReal();
  const { id, private_key: pem } = await keyPairs.create();
  for (const form of [
    pem,
    pem.replaceAll("\n", String.raw`\n`),
    btoa(pem),
    `\n${pem.replaceAll("\n", "\r\n")}\n`,
  ]) {
    const key = await readKey(form);
    expect([key.thumbprint, key.pem]).toEqual([id, pem]);
  }
});

test("what is no key is an input error", async () => {
  for (const text of ["", "key", newPem().slice(0, 200)])
    expect(await failureOf(readKey(text))).toMatchObject({ code: "input" });
});
