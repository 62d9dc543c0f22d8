import { once } from "node:events";
import { writeFileSync } from "node:fs";
import type { ServerResponse } from "node:http";
import { connect } from "node:net";
import { join } from "node:path";

import { expect, test } from "vitest";

import manifest from "../../package.json" with { type: "json" };
import { launch, launchOnApi, linkPattern, startConfiguredApi } from "../testing/host-command.ts";
import { send, startHostileApi } from "../testing/host-hostile-api.ts";
import { rawRequest } from "../testing/host-request.ts";

test("help and version are printed, and nothing is needed for them", async () => {
  const [help, version] = await Promise.all([launch(["--help"]).ended, launch(["--version"]).ended]);
  expect(help).toMatchObject({
    code: 0,
    stdout: expect.stringContaining("Usage: akp-dashboard"),
    stderr: "",
  });
  expect(version).toMatchObject({ code: 0, stdout: `${manifest.version}\n`, stderr: "" });
});

test("a wrong command line ends with exit code 2 and the way to the help", async () => {
  const result = await launch(["--port", "many"]).ended;
  expect(result).toMatchObject({ code: 2, stdout: "" });
  expect(result.stderr).toBe(
    "akp-dashboard: --port must be a whole number from 0 to 65535\nSee akp-dashboard --help.\n",
  );
});

test("without a credential, or with a broken one, it does not start, and says what to do", async () => {
  const none = await launch([]).ended;
  expect(none).toMatchObject({ code: 1, stdout: "" });
  expect(none.stderr).toContain("pass --private-key-file, set GR4VY_PRIVATE_KEY_FILE");

  const { home, flags } = await startConfiguredApi();
  const pem = `-----BEGIN PRIVATE KEY-----\n${"canary".repeat(40)}\n-----END PRIVATE KEY-----\n`;
  writeFileSync(flags.at(-1)!, pem);
  const broken = await launch(flags, { home }).ended;
  expect(broken).toMatchObject({ code: 1, stdout: "" });
  expect(broken.stderr).toMatch(/^akp-dashboard: .*private key/i);
  expect(broken.stderr).not.toContain("canarycanary");
});

test("the configuration is that of akp: variables, and profiles with their warnings", async () => {
  const { server, home } = await startConfiguredApi();
  const config = join(home, "akp.toml");
  writeFileSync(config, `[profiles.local]\nbase_url = "${server.url}"\nprivate_key_file = "open.pem"\n`);
  writeFileSync(join(home, "open.pem"), server.rootPrivateKey, { mode: 0o644 });
  const { waitFor, output } = launch(["-p", "local"], { home, env: { GR4VY_CONFIG: config } });
  await waitFor("stdout", /Signed by/);
  expect(output.stdout).toContain(`${server.url}  (profile local)`);
  expect(output.stderr).toMatch(/^akp-dashboard: .*open\.pem.*\n$/);
});

test("a port that is taken is told with the remedy", async () => {
  const { port, home } = await launchOnApi();
  const second = await launch(["--port", `${port}`], {
    home,
    env: { GR4VY_TOKEN: "a.b.c", GR4VY_ID: "acme" },
  }).ended;
  expect(second).toMatchObject({ code: 1, stdout: "" });
  expect(second.stderr).toContain(`port ${port} is already in use. Choose another with --port`);
});

test("it says how to open it and where it leads, and serves the page", async () => {
  const { output, link, port, server, url } = await launchOnApi();
  expect(output.stdout).toMatch(/^Dashboard {2}http:.*\n {11}opens once, within 10 minutes; Ctrl-C stops\n/);
  expect(output.stdout).toContain(link);
  expect(output.stdout).toContain(`API        ${server.url}\n`);
  expect(output.stdout).toMatch(/^Signed by {2}[\w-]{43}$/m);
  expect(output.stderr).toBe("");
  expect(await (await fetch(url)).text()).toContain("<title>Page</title>");
  expect((await rawRequest(port, { path: "/package.json" })).status).toBe(404);
});

test.skipIf(process.platform !== "linux")("it is reached at 127.0.0.1 alone", async () => {
  const { port } = await launchOnApi();
  for (const address of ["127.0.0.2", "::1"]) {
    const [error] = (await once(connect(port, address), "error")) as [NodeJS.ErrnoException];
    expect(["ECONNREFUSED", "EADDRNOTAVAIL", "EAFNOSUPPORT"]).toContain(error.code);
  }
});

test.each(["SIGINT", "SIGTERM", "SIGHUP"] as const)("%s ends it, whoever is connected", async (signal) => {
  const { child, ended, port } = await launchOnApi(["--verbose"]);
  const silent = connect(port, "127.0.0.1");
  await once(silent, "connect");
  const half = connect(port, "127.0.0.1");
  half.write("GET / HTTP/1.1\r\n");
  const kept = connect(port, "127.0.0.1");
  kept.write(`GET / HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\n\r\n`);
  await once(kept, "data");
  for (const socket of [silent, half, kept]) socket.on("error", () => {}).resume();

  child.kill(signal);
  expect(await ended).toMatchObject({
    code: 0,
    signal: null,
    stderr: expect.stringMatching(/^GET \/ 200 \d+ ms\n$/),
  });
  await expect(rawRequest(port)).rejects.toThrow("ECONNREFUSED");
});

test("without a terminal, codes that open nothing have no link printed", async () => {
  const { child, ended, port, code, waitFor } = await launchOnApi();
  const redeem = async (given: string) =>
    await rawRequest(port, {
      method: "POST",
      path: "/session",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ code: given }),
    });
  for (let count = 0; count < 10; count += 1) await redeem("w".repeat(43));
  await waitFor("stdout", /so the link does not work any more\. Start it again for a new link\.\n/);
  expect((await redeem(code)).status).toBe(429);
  child.kill("SIGTERM");
  const { stdout, stderr } = await ended;
  expect(stdout.match(new RegExp(linkPattern, "g"))).toHaveLength(1);
  expect(stderr).toBe("");
});

test("a pair that was created for a page that is gone is told, and its private key is not", async () => {
  const { promise: arrived, resolve } = Promise.withResolvers<ServerResponse>();
  const api = await startHostileApi(resolve);
  const { child, ended, waitFor } = launch(["--base-url", api.url], { env: { GR4VY_TOKEN: "a.b.c" } });
  const [, origin, digits, code] = await waitFor("stdout", linkPattern);
  const port = Number(digits);
  const opened = await rawRequest(port, {
    method: "POST",
    path: "/session",
    headers: { "content-type": "application/json", origin },
    body: JSON.stringify({ code }),
  });
  const headers = {
    cookie: opened.headers["set-cookie"]![0]!.split(";")[0],
    authorization: `Bearer ${opened.json.token}`,
  };
  const controller = new AbortController();
  const { signal } = controller;
  const leaving = rawRequest(port, { method: "POST", path: "/api/api-key-pairs", headers, signal });
  const response = await arrived;
  controller.abort();
  await expect(leaving).rejects.toThrow("aborted");
  // By now it has heard of it: it answers others.
  await rawRequest(port);
  const id = `-${"i".repeat(42)}`;
  send(response, 201, { type: "api-key-pair", id, private_key: "-----BEGIN PRIVATE KEY-----canary" });
  await waitFor("stderr", /delete it\n/);
  child.kill("SIGTERM");
  const { stdout, stderr } = await ended;
  expect(stderr).toBe(
    `akp-dashboard: the key pair ${id} was created for a page that is gone, and its private key is lost: delete it\n`,
  );
  expect(stdout).not.toMatch(/canary|PRIVATE KEY/);
});

test("it goes on when nobody reads what it says", async () => {
  const { child, port } = await launchOnApi(["--verbose"]);
  child.stdout.destroy();
  child.stderr.destroy();
  for (let count = 0; count < 3; count += 1) expect((await rawRequest(port)).status).toBe(200);
});
