import { decodeToken } from "@api-key-pairs/client/node";
import { expect, test } from "vitest";
import { parse } from "yaml";

import { akp } from "../../testing/akp.ts";
import { startApi } from "../../testing/start-api.ts";
import { openTerminal } from "../../testing/terminal.ts";
import { unsignedToken } from "../../testing/unsigned-token.ts";

test("a token is printed alone, whatever the format, and the API accepts it", async () => {
  const { env, url } = await startApi();
  const ways = [["--expires-in", "1h"], ["--output", "json"], ["--quiet"]];
  const runs = ways.map((args) => akp(["token", ...args], { env }));
  const [plain, json, quiet] = await Promise.all(runs);
  for (const { code, stdout } of [plain!, json!, quiet!]) {
    expect(code).toBe(0);
    expect(stdout).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+\n$/);
    const headers = { authorization: `Bearer ${stdout.trim()}` };
    expect((await fetch(`${url}/api-key-pairs`, { headers })).status).toBe(200);
  }
  expect(plain!.stderr).toMatch(/^This token is good for 59 min( \d+ s)?, for whoever has it\.\n$/);
  expect(quiet!.stderr).toBe("");
});

test("a token is printed to a terminal as well", async () => {
  const { env } = await startApi();
  const terminal = openTerminal(["token"], { env, columns: 1000 });
  expect(await terminal.ended).toBe(0);
  const [token] = terminal.text.split("\n");
  expect(decodeToken(token!)).toBeDefined();
});

test("scopes and lifetime are as asked for", async () => {
  const { env, rootId } = await startApi();
  const args = ["token", "--scope", "*.read,other.write", "--scope", "*.read", "--expires-in", "1h"];
  const { stdout } = await akp(args, { env });
  const { header, claims } = decodeToken(stdout.trim())!;
  expect(header).toEqual({ alg: "ES512", typ: "JWT", kid: rootId });
  expect(claims["scopes"]).toEqual(["*.read", "other.write"]);
  expect(Number(claims["exp"]) - Number(claims["iat"])).toBe(3600);
});

test("claims are shown in every format, and the token in none", async () => {
  const { env, rootId } = await startApi();
  const show = async (format: string) => await akp(["token", "--show-claims", "-o", format], { env });
  const [table, json, jsonl, yaml, ids] = await Promise.all(
    ["table", "json", "jsonl", "yaml", "ids"].map(async (format) => (await show(format)).stdout),
  );
  const shown = {
    header: { kid: rootId },
    claims: { scopes: ["api-key-pairs.read", "api-key-pairs.write", "roles.read"] },
  };
  for (const value of [JSON.parse(json!), JSON.parse(jsonl!), parse(yaml!)])
    expect(value).toMatchObject(shown);
  expect(table).toMatch(/^claims\.exp +\d{4}-\d\d-\d\dT\S+Z \(in \d min( \d+ s)?\)$/m);
  expect(ids).toBe(`${rootId}\n`);
  for (const text of [table, json, jsonl, yaml, ids]) expect(text).not.toContain("eyJ");
});

test("a token that is configured is printed as it is, also one that only the API can read", async () => {
  const good = unsignedToken({ exp: Date.now() / 1000 + 5400 });
  const [signed, opaque] = await Promise.all([
    akp(["token"], { env: { GR4VY_TOKEN: good } }),
    akp(["token"], { env: { GR4VY_TOKEN: "opaque-0123" } }),
  ]);
  expect(signed).toMatchObject({ code: 0, stdout: `${good}\n` });
  expect(signed.stderr).toMatch(/^This token is good for 1 h (29|30) min, /);
  expect(opaque).toMatchObject({ code: 0, stdout: "opaque-0123\n" });
  expect(opaque.stderr).toContain("nobody knows how long");
});

test("a token that expired is not printed; what it says is, with the exit code of a wrong configuration", async () => {
  const token = unsignedToken({ exp: Date.now() / 1000 - 12_600 });
  const env = { GR4VY_TOKEN: token };
  const [plain, claims] = await Promise.all([
    akp(["token"], { env }),
    akp(["token", "--show-claims"], { env }),
  ]);
  expect(plain).toMatchObject({ code: 3, stdout: "" });
  expect(plain.stderr).toContain("akp: The token of GR4VY_TOKEN expired 3 h 30 min ago\n");
  expect(claims).toMatchObject({ code: 3, stderr: plain.stderr });
  expect(JSON.parse(claims.stdout)).toEqual({ header: { kid: "k" }, claims: { exp: expect.any(Number) } });
});

test("a token that only the API can read has no claims to show, and is in no error", async () => {
  const env = { GR4VY_TOKEN: "opaque-0123" };
  const { code, stdout, stderr } = await akp(["token", "--show-claims"], { env });
  expect({ code, stdout }).toEqual({ code: 3, stdout: "" });
  expect(stderr).toContain("is no JWT");
  expect(stderr).not.toContain("opaque");
});

test.each([
  [["--scope", "*.read"], "GR4VY_TOKEN is a token already"],
  [["--expires-in", "30s"], "GR4VY_TOKEN is a token already"],
  [["--expires-in", "29s"], "a duration from 30s to 1h"],
])("%j with a token that is configured is a wrong command line", async (args, message) => {
  const { code, stderr } = await akp(["token", ...args], { env: { GR4VY_TOKEN: "opaque-0123" } });
  expect(code).toBe(2);
  expect(stderr).toContain(message);
});

test("without a key there is no token, and the error says how to give one", async () => {
  const { code, stderr } = await akp(["token"]);
  expect(code).toBe(3);
  expect(stderr).toContain("GR4VY_PRIVATE_KEY_FILE");
});
