import { generateKeyPairSync } from "node:crypto";
import { chmodSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { expect, test } from "vitest";
import { parse } from "yaml";

import { akp, temporaryDirectory } from "../../testing/akp.ts";
import { consult } from "../../testing/consult.ts";
import { startApi, startApi2026 } from "../../testing/start-api.ts";
import { openTerminal } from "../../testing/terminal.ts";
import { unsignedToken } from "../../testing/unsigned-token.ts";

const names = "configuration credential key_file key dns connection tls server clock token scopes".split(" ");

test("where everything is right, every check says so, and nothing is changed", async () => {
  const { env, admin, rootId, url } = await startApi();
  const { code, checks, stdout, stderr } = await consult([], env);
  expect(code).toBe(0);
  expect(Object.keys(checks)).toEqual(names);
  const { key_file, tls, ...rest } = checks;
  for (const { status, message } of Object.values(rest)) expect(`${status}: ${message}`).toMatch(/^ok: /);
  expect([key_file!.status, tls!.status]).toEqual(["skipped", "skipped"]);
  expect(checks["configuration"]!.details).toContain(`baseUrl: ${url} (GR4VY_BASE_URL)`);
  expect(checks["key"]!.message).toContain(rootId);
  expect(checks["token"]!.message).toBe("accepted by an API of revision 2021-10");
  expect(stderr).toBe("\nEverything works.\n");
  expect(stdout).not.toMatch(/PRIVATE KEY|eyJ/);
  expect(
    admin
      .requests()
      .map(({ method, status }) => `${method} ${status}`)
      .toSorted(),
  ).toEqual(["GET 200", "GET 401"]);
});

test("it says which revision of the API answers, where a pair tells", async () => {
  const { env } = await startApi({ revision: "2026-08" });
  const { checks } = await consult([], env);
  expect(checks["token"]!.message).toBe("accepted by an API of revision 2026-08");
});

test("with nothing configured it says what to type first, and asks nobody", async () => {
  const { code, checks } = await consult([], {});
  expect(code).toBe(3);
  expect(checks["configuration"]!.message).toBe("nothing is configured yet");
  expect(checks["credential"]!.next![0]).toMatch(/^akp profile add NAME /);
  for (const name of names.slice(2)) expect(checks[name]!.status).toBe("skipped");
});

test("a configuration that is wrong leaves nothing else to check", async () => {
  const [profile, variable] = await Promise.all([
    consult(["--profile", "nope"], {}),
    consult([], { GR4VY_ENVIRONMENT: "live", GR4VY_OUTPUT: "json" }),
  ]);
  expect([profile.code, variable.code]).toEqual([3, 3]);
  expect(profile.checks["configuration"]).toMatchObject({ status: "failed", next: ["akp profile list"] });
  expect(variable.checks["configuration"]!.next![0]).toContain("unset GR4VY_ENVIRONMENT");
  expect(Object.keys(profile.checks)).toEqual(names);
});

test("a key file that others can read is a warning, with the chmod to type", async () => {
  const { env } = await startApi();
  const path = join(temporaryDirectory(), "my key.pem");
  writeFileSync(path, env["GR4VY_PRIVATE_KEY"]!);
  chmodSync(path, 0o640);
  const { code, checks, stderr } = await consult(["-k", path], { GR4VY_BASE_URL: env["GR4VY_BASE_URL"] });
  expect(code).toBe(0);
  expect(checks["key_file"]).toMatchObject({ status: "warning", next: [`chmod 600 '${path}'`] });
  expect(checks["configuration"]!.status).toBe("ok");
  expect(stderr).toContain("look at what is marked with !");
});

test("a key that is of no use hides nothing about the server", async () => {
  const { url, env } = await startApi();
  const directory = temporaryDirectory();
  const { privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const [otherKind, damaged] = [join(directory, "p256.pem"), join(directory, "damaged.pem")];
  writeFileSync(otherKind, privateKey.export({ type: "pkcs8", format: "pem" }), { mode: 0o600 });
  const lines = env["GR4VY_PRIVATE_KEY"]!.split("\n");
  lines[3] = lines[3]!.replaceAll(/[a-z]/g, "A");
  writeFileSync(damaged, lines.join("\n"), { mode: 0o600 });
  const [missing, p256, broken] = await Promise.all(
    [join(directory, "missing.pem"), otherKind, damaged].map((path) =>
      consult(["-k", path], { GR4VY_BASE_URL: url }),
    ),
  );
  expect([missing!.code, p256!.code, broken!.code]).toEqual([3, 3, 3]);
  expect(missing!.checks).toMatchObject({ key_file: { status: "failed" }, key: { status: "skipped" } });
  expect(p256!.checks).toMatchObject({ key_file: { status: "ok" }, key: { status: "failed" } });
  expect(p256!.checks["key"]!.message).toContain("P-256");
  expect(broken!.checks["key"]).toMatchObject({
    status: "failed",
    message: expect.stringContaining("damaged"),
  });
  for (const { checks } of [missing!, p256!, broken!]) {
    expect(checks).toMatchObject({
      server: { status: "ok" },
      clock: { status: "ok" },
      token: { status: "skipped" },
    });
  }
});

test("a pair that was deleted, and one of another server, are refused: exit code 4", async () => {
  const [api, other] = await Promise.all([startApi(), startApi()]);
  const { id, private_key } = await api.client.create();
  await api.client.delete(id);
  const [deleted, elsewhere] = await Promise.all([
    consult([], { ...api.env, GR4VY_PRIVATE_KEY: private_key }),
    consult([], { ...api.env, GR4VY_BASE_URL: other.url }),
  ]);
  for (const { code, checks } of [deleted, elsewhere]) {
    expect(code).toBe(4);
    expect(checks["token"]).toMatchObject({
      status: "failed",
      next: [expect.stringContaining("akp doctor --private-key-file FILE")],
    });
  }
  expect(elsewhere.checks["token"]!.message).toContain(`${other.url} (GR4VY_BASE_URL)`);
});

test("what a token may be used for is told, as far as it can be tried", async () => {
  const { env, url } = await startApi();
  const sign = async (scope: string) => (await akp(["token", "--scope", scope], { env })).stdout.trim();
  const [read, write] = await Promise.all([sign("*.read"), sign("*.write")]);
  const [reader, writer] = await Promise.all(
    [read, write].map((token) => consult([], { GR4VY_BASE_URL: url, GR4VY_TOKEN: token })),
  );
  expect(reader).toMatchObject({
    code: 0,
    checks: { scopes: { status: "warning", details: ["scopes: *.read"] } },
  });
  expect(writer).toMatchObject({
    code: 4,
    checks: { token: { status: "ok" }, scopes: { status: "failed" } },
  });
  for (const { stdout } of [reader!, writer!]) expect(stdout).not.toContain("eyJ");
});

test("a key that is good for something else than key pairs is told from one that is not good", async () => {
  const { url, roleIds, add } = await startApi2026();
  const { private_key } = await add("Checkout", { role_ids: [roleIds["analyst"]!] });
  const env = { GR4VY_BASE_URL: url, GR4VY_PRIVATE_KEY: private_key! };
  const { code, checks } = await consult([], env);
  expect(code).toBe(4);
  expect(checks).toMatchObject({
    token: { status: "ok" },
    scopes: {
      status: "failed",
      message: expect.stringContaining("the roles of the key pair do not let it list pairs"),
      details: expect.arrayContaining(["The key is good for what its roles give."]),
    },
  });
});

test("a token that expired is not sent", async () => {
  const { url, admin } = await startApi();
  const token = unsignedToken({ exp: Date.now() / 1000 - 60 });
  const { code, checks } = await consult([], { GR4VY_BASE_URL: url, GR4VY_TOKEN: token });
  expect(code).toBe(3);
  expect(checks).toMatchObject({
    credential: { status: "failed" },
    server: { status: "ok" },
    token: { status: "skipped" },
  });
  expect(admin.requests()).toHaveLength(1);
});

test("the checks are printed in every format; as ids, those that failed", async () => {
  const env = { GR4VY_BASE_URL: (await startApi()).url };
  const run = async (format: string) => await akp(["doctor", "--output", format], { env });
  const [jsonl, yaml, ids] = await Promise.all([run("jsonl"), run("yaml"), run("ids")]);
  expect(
    jsonl.stdout
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line).name),
  ).toEqual(names);
  expect(parse(yaml.stdout).items.map(({ name }: { name: string }) => name)).toEqual(names);
  expect(ids.stdout).toBe("credential\n");
});

test("advice that is too long for the terminal goes on in the next line", async () => {
  const terminal = openTerminal(["doctor", "--base-url", "https://api.acme.invalid"], { columns: 60 });
  expect(await terminal.ended).toBe(3);
  expect(terminal.text).toContain(
    "→ nslookup api.acme.invalid\n                   # is the name of the instance right?\n",
  );
});

test("a terminal gets lines that fit it", async () => {
  const { env } = await startApi();
  const terminal = openTerminal(["doctor"], { env });
  expect(await terminal.ended).toBe(0);
  expect(terminal.text).toMatch(/^✔ key            EC P-521, /m);
  expect(terminal.text).toMatch(/^- tls            the address is one of plain http$/m);
  expect(terminal.raw).toContain("\u001b[32m✔");
  for (const line of terminal.text.split("\n")) expect(line.length).toBeLessThanOrEqual(80);
});
