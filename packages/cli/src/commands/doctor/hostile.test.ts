import type { ServerResponse } from "node:http";

import { decodeToken } from "@api-key-pairs/client/node";
import { expect, test } from "vitest";

import { consult } from "../../testing/consult.ts";
import { serve } from "../../testing/serve.ts";
import { startApi } from "../../testing/start-api.ts";
import { keys, openTerminal } from "../../testing/terminal.ts";
import { unusedPort } from "../../testing/unused-port.ts";

const token = "secret-token-0123456789";

function send(response: ServerResponse, status: number, body: unknown, headers: Record<string, string> = {}) {
  response.writeHead(status, { "content-type": "application/json", ...headers }).end(JSON.stringify(body));
}

const unauthorized = { type: "error", code: "unauthorized", status: 401, message: "No", details: [] };
const emptyPage = { items: [], limit: 1, next_cursor: null, previous_cursor: null };

test("a port that nobody listens on is told apart from a host that does not exist", async () => {
  const env = { GR4VY_TOKEN: token };
  const [closed, unknown] = await Promise.all([
    consult(["--base-url", `http://127.0.0.1:${await unusedPort()}`], env),
    consult(["--base-url", "https://api.acme.invalid"], env),
  ]);
  expect([closed.code, unknown.code]).toEqual([5, 5]);
  expect(closed.checks).toMatchObject({
    dns: { status: "ok" },
    connection: { status: "failed", message: expect.stringContaining("nothing listens there") },
    server: { status: "skipped" },
  });
  expect(closed.checks["connection"]!.next).toEqual([expect.stringMatching(/^akp serve /)]);
  expect(unknown.checks).toMatchObject({ dns: { status: "failed" }, connection: { status: "skipped" } });
});

test("a server without TLS is none for https", async () => {
  const { url } = await startApi();
  const { code, checks } = await consult([], {
    GR4VY_TOKEN: token,
    GR4VY_BASE_URL: url.replace("http:", "https:"),
  });
  expect(code).toBe(5);
  expect(checks).toMatchObject({
    connection: { status: "ok" },
    tls: { status: "failed", message: expect.stringContaining("does not speak TLS") },
    server: { status: "skipped" },
  });
});

test.each([
  ["a web page", 200, {}, "what answers is not the API (200 OK, text/html)"],
  ["another API", 404, {}, "what answers is not the API (404 Not Found, text/html)"],
  [
    "a redirect",
    302,
    { location: "https://elsewhere.test/" },
    "it leads elsewhere (302 Found, https://elsewhere.test/)",
  ],
])("%s is not the API, and gets no token", async (_what, status, headers, message) => {
  const authorizations: unknown[] = [];
  const url = await serve((request, response) => {
    authorizations.push(request.headers.authorization);
    send(response, status, "<html>", { "content-type": "text/html", ...headers });
  });
  const { code, checks } = await consult(["--base-url", url], { GR4VY_TOKEN: token });
  expect(code).toBe(5);
  expect(checks["server"]).toMatchObject({ status: "failed", message: expect.stringContaining(message) });
  expect(checks["clock"]!.status).toBe("ok");
  expect(checks["token"]!.status).toBe("skipped");
  expect(authorizations).toEqual([undefined]);
});

test("a body without an end is not read to its end", async () => {
  const url = await serve((_request, response) => {
    const fill = () => void (response.destroyed || response.write("x".repeat(100_000), fill));
    fill();
  });
  const { checks } = await consult(["--base-url", url], { GR4VY_TOKEN: token });
  expect(checks["server"]!.message).toContain("not the API");
});

test("what a server says cannot act on the terminal", async () => {
  const url = await serve((_request, response) =>
    send(response, 200, {}, { "content-type": "text/\u009b31m" }),
  );
  const { stdout } = await consult(["--base-url", url, "--output", "json"], { GR4VY_TOKEN: token });
  expect(stdout).not.toContain("\u009b");
});

test("the exit code is that of a server that fails, or has too much to do", async () => {
  const [failing, busy] = await Promise.all([
    startApi({ faults: [{ kind: "status", status: 503 }] }),
    startApi({ faults: [{ kind: "status", status: 429 }] }),
  ]);
  const [five, six] = await Promise.all([consult([], failing.env), consult([], busy.env)]);
  expect(five).toMatchObject({
    code: 5,
    checks: { server: { status: "failed" }, token: { status: "skipped" } },
  });
  expect(six).toMatchObject({
    code: 6,
    checks: { server: { status: "failed" }, token: { status: "skipped" } },
  });
});

test.each([
  ["ahead of", -3_600_000],
  ["behind", 3_600_000],
])(
  "a clock that is %s that of the server is told, though the token is accepted in the end",
  async (word, offset) => {
    const { env } = await startApi();
    const { GR4VY_PRIVATE_KEY } = env;
    const url = await serve((request, response) => {
      const now = Date.now() + offset;
      const date = new Date(now).toUTCString();
      const given = request.headers.authorization?.replace("Bearer ", "");
      const issuedAt = decodeToken(given ?? "")?.claims["iat"];
      const isGood = Math.abs(Number(issuedAt) * 1000 - now) < 600_000;
      send(response, isGood ? 200 : 401, isGood ? emptyPage : unauthorized, { date });
    });
    const { code, checks } = await consult(["--base-url", url], { GR4VY_PRIVATE_KEY });
    expect(code).toBe(3);
    expect(checks["clock"]!.message).toMatch(
      new RegExp(`^this machine is (1 h|59 min \\d+ s)( \\d+ min)? ${word} the server$`),
    );
    expect(checks["clock"]!.next).toHaveLength(1);
    expect(checks["token"]).toMatchObject({
      status: "ok",
      message: expect.stringContaining("by the clock of the server"),
    });
  },
);

test("a server that says nothing of the time leaves the clock unchecked", async () => {
  const url = await serve((_request, response) => {
    response.sendDate = false;
    send(response, 401, unauthorized);
  });
  const { code, checks } = await consult(["--base-url", url], { GR4VY_TOKEN: token });
  expect(code).toBe(4);
  expect(checks).toMatchObject({ clock: { status: "skipped" }, token: { status: "failed" } });
});

test("Ctrl-C ends it at once, while a server keeps it waiting", async () => {
  let ask = () => {};
  const asked = new Promise<void>((resolve) => (ask = resolve));
  const url = await serve(() => ask());
  const terminal = openTerminal(["doctor", "--base-url", url], { env: { GR4VY_TOKEN: token } });
  await asked;
  terminal.type(keys.ctrlC);
  expect(await terminal.ended).toBe(130);
  expect(terminal.text).toContain("✔ connection");
  expect(terminal.text).toContain("Interrupted");
});
