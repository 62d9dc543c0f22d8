import { expect, test } from "vitest";

import { akp } from "../testing/akp.ts";
import { mintPair } from "../testing/start-double.ts";
import { unsignedToken } from "../testing/unsigned-token.ts";

const pem = mintPair().private_key;
const token = unsignedToken({ iss: "canary" });
const secrets = [pem, Buffer.from(pem).toString("base64"), token, `Bearer ${token}`];

const places: readonly ((secret: string) => readonly string[])[] = [
  (secret) => [secret],
  (secret) => ["help", secret],
  (secret) => ["create", secret],
  (secret) => ["delete", secret, "--yes"],
  (secret) => ["list", "--limit", secret],
  (secret) => ["list", `--limit=${secret}`],
  (secret) => ["list", `-n${secret}`],
  (secret) => ["list", `--${secret}`],
  (secret) => ["list", "--reverse", "--profile", secret],
  (secret) => ["list", `Authorization: ${secret}`],
  (secret) => ["profile", "show", secret],
  (secret) => ["token", "--scope", secret, "--output", "json"],
];

test.each(places)("a secret in a wrong place is not repeated (%#)", async (place) => {
  const runs = secrets.map(async (secret) => await akp(place(secret)));
  for (const { code, stdout, stderr } of await Promise.all(runs)) {
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toMatch(/Argument \d is a private key or a token/);
    for (const secret of secrets) expect(stderr).not.toContain(secret.slice(30, 60));
    expect(stderr).not.toMatch(/BEGIN|eyJ|LS0t/);
  }
});

test("a secret that names the profile in the environment is not repeated", async () => {
  const { code, stderr } = await akp(["profile", "show"], { env: { GR4VY_PROFILE: token } });
  expect(code).toBe(3);
  expect(stderr).toContain("There is no profile of that name");
  expect(stderr).not.toContain("eyJ");
});

test("a cursor may look like a token, and is not told when it is in the wrong place", async () => {
  const [right, wrong] = await Promise.all([
    akp(["list", "--cursor", token]),
    akp(["audit", "--cursor", token]),
  ]);
  expect(right.code).toBe(3);
  expect(wrong.code).toBe(2);
  expect(right.stderr + wrong.stderr).not.toContain("eyJ");
});
