import { expect, test } from "vitest";

import { signWith } from "../auth/sign-with.ts";
import { startReal } from "../testing/real-server.ts";
import { decodeToken } from "./decode-token.ts";
import { findSigner } from "./find-signer.ts";
import { getToken } from "./get-token.ts";

const { signal } = new AbortController();
const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");

test("the signer is the id of the pair whose key signs, or what a token names", async () => {
  const { keyPairs, privateKey } = await startReal();
  const [root] = (await keyPairs.list()).items;
  expect(await findSigner(signWith({ privateKey }), { signal })).toBe(root!.id);
  const token = await getToken(signWith({ privateKey, keyId: "another" }), { signal });
  expect(await findSigner(token, { signal })).toBe("another");
});

test.each(["opaque", "a.b.c", `${part({})}.${part({})}.s`, `${part({ kid: 1 })}.${part({})}.s`])(
  "nobody knows who signed %s",
  async (token) => {
    expect(await findSigner(token, { signal })).toBeUndefined();
  },
);

test("a token is decoded whatever is in it, and what is no token is not", () => {
  const [header, claims] = [
    { alg: "ES512", kid: "k" },
    { iss: "ü", scopes: ["a"] },
  ];
  expect(decodeToken(`${part(header)}.${part(claims)}.signature`)).toEqual({ header, claims });
  for (const text of [
    "",
    "a.b",
    "..",
    `${part(header)}.${part(1)}.s`,
    `${part(null)}.${part(claims)}.s`,
    "é.ü.x",
  ])
    expect(decodeToken(text)).toBeUndefined();
});
