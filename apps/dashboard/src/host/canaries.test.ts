import { readFileSync } from "node:fs";
import { inspect } from "node:util";

import { expect, test } from "vitest";

import { launchOnApi } from "../testing/host-command.ts";
import { send, startHostileApi } from "../testing/host-hostile-api.ts";
import { rawRequest } from "../testing/host-request.ts";
import { codeOf, openSession, startBoth, startHost } from "../testing/host-start.ts";

/** Lines of a PEM, parts of a token: each is a secret of its own. */
function fragments(secrets: readonly string[]): string[] {
  const parts = secrets.flatMap((secret) => secret.split(/[\n.]/));
  return parts.filter((part) => part.length >= 12 && !part.startsWith("-----"));
}

function expectNone(text: string, secrets: readonly string[]): void {
  for (const fragment of fragments(secrets)) expect(text).not.toContain(fragment);
}

test("nothing that a session asks for leaves a secret in the output or in the list of processes", async () => {
  const { server, port, url, code, child, ended, waitFor } = await launchOnApi(["--verbose"]);
  const headers = { "content-type": "application/json", origin: url };
  const answer = await rawRequest(port, {
    method: "POST",
    path: "/session",
    headers,
    body: JSON.stringify({ code }),
  });
  const { token } = answer.json;
  const cookie = answer.headers["set-cookie"]![0]!.split(";")[0]!;
  const session = { cookie, authorization: `Bearer ${token}` };
  const ask = async (method: string, path: string) =>
    await rawRequest(port, { method, path, headers: session });

  const created = (await ask("POST", "/api/api-key-pairs")).json;
  const cursor = (await ask("GET", "/api/api-key-pairs?limit=1")).json.next_cursor;
  await ask("GET", `/api/api-key-pairs?cursor=${cursor}`);
  await ask("GET", `/api/api-key-pairs?cursor=${cursor}x`);
  await ask("DELETE", `/api/api-key-pairs/${created.id}`);
  await ask("GET", `/${token}/${encodeURIComponent(created.private_key)}`);
  await rawRequest(port, { path: "/session", headers: { ...session, cookie: "" } });
  server.admin!.setFaults([{ kind: "drop", when: "before" }]);
  for (const [method, path] of [
    ["GET", "/api/api-key-pairs"],
    ["POST", "/api/api-key-pairs"],
  ] as const)
    expect((await ask(method, path)).status).toBe(502);
  await waitFor("stderr", /POST \/api\/api-key-pairs 502 \d+ ms\n/);

  const secrets = [server.rootPrivateKey!, created.private_key, token, cookie.split("=")[1]!, cursor];
  if (process.platform === "linux")
    expectNone(readFileSync(`/proc/${child.pid}/cmdline`, "utf8"), [...secrets, code]);
  child.kill("SIGTERM");
  const { stdout, stderr } = await ended;
  expectNone(stdout + stderr, secrets);
  expect(stdout + stderr).not.toMatch(/eyJ|PRIVATE KEY/);
  expect(stderr).not.toContain(code);
  expect(stderr.split("\n").map((line) => line.replace(/\d+ ms$/, "n ms"))).toEqual([
    "POST /session 200 n ms",
    "POST /api/api-key-pairs 201 n ms",
    "GET /api/api-key-pairs 200 n ms",
    "GET /api/api-key-pairs 200 n ms",
    "GET /api/api-key-pairs 400 n ms",
    "DELETE /api/api-key-pairs/{id} 204 n ms",
    "GET (no such path) 404 n ms",
    "GET /session 401 n ms",
    "GET /api/api-key-pairs 502 n ms",
    "POST /api/api-key-pairs 502 n ms",
    "",
  ]);
});

test("a dashboard that is printed or serialised shows no code and no key", async () => {
  const { server, dashboard } = await startBoth();
  const { token, cookie } = await openSession(dashboard);
  const shown = inspect(dashboard, { depth: Infinity, showHidden: true }) + JSON.stringify(dashboard);
  expectNone(shown, [server.rootPrivateKey!, token, cookie.split("=")[1]!, codeOf(dashboard.link)]);
});

test("an answer that stands for a failure holds no token, whatever the platform says about it", async () => {
  const auth = `${"t".repeat(20)}\u{1F511}`;
  const failures: Error[] = [];
  const dashboard = await startHost({
    target: { baseUrl: "http://127.0.0.1:1" },
    auth,
    observer: { failed: (error) => failures.push(error) },
  });
  const { ask } = await openSession(dashboard);
  const { text, status } = await ask("GET", "/api/api-key-pairs");
  expect(status).toBeGreaterThanOrEqual(500);
  expectNone(text + inspect(failures, { depth: Infinity, showHidden: true }), [auth.slice(0, 20)]);
});

test("the browser gets no token that opens the API", async () => {
  const { server, dashboard } = await startBoth();
  const { ask, token } = await openSession(dashboard);
  let everything = "";
  for (const path of ["/", "/session", "/api/api-key-pairs"]) {
    const { headers, text } = await ask("GET", path);
    everything += JSON.stringify(headers) + text;
  }
  expect(everything).not.toMatch(/eyJ|PRIVATE KEY/);
  const { status } = await fetch(`${server.url}/api-key-pairs`, {
    headers: { authorization: `Bearer ${token}` },
  });
  expect(status).toBe(401);
});

test("a token that the API repeats does not reach the browser", async () => {
  const { url } = await startHostileApi((response, { headers }) =>
    send(response, 400, { headers, other: "\u00fc" }, { "x-request-id": headers.authorization }),
  );
  const { ask } = await openSession(await startHost({ target: { baseUrl: url }, auth: "own.token.1" }));
  const answer = await ask("GET", "/api/api-key-pairs");
  expect(JSON.stringify(answer)).not.toContain("own.token.1");
  expect(answer.headers["x-request-id"]).toBe("Bearer [redacted]");
  expect(answer.json).toMatchObject({ headers: { authorization: "Bearer [redacted]" }, other: "\u00fc" });
});
