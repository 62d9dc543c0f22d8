import { networkInterfaces } from "node:os";

import { describe, expect, test } from "vitest";

import { memoryLog } from "../testing/memory-log.ts";
import { sendRaw } from "../testing/on-the-wire.ts";
import { signToken } from "../testing/sign-token.ts";
import { startAdmin } from "../testing/start-admin.ts";

/** Sends a request whose headers are these lines, in which PORT stands for the port of the server. */
async function send(
  { server }: Awaited<ReturnType<typeof startAdmin>>,
  lines: string[],
  { target = "/_admin/health", version = "1.1", method = "GET" } = {},
) {
  const head = [`${method} ${target} HTTP/${version}`, ...lines, "Connection: close"].join("\r\n");
  return await sendRaw(server.port, `${head.replaceAll("PORT", String(server.port))}\r\n\r\n`);
}

const bearer = ({ server }: Awaited<ReturnType<typeof startAdmin>>) =>
  `Authorization: Bearer ${server.admin.token}`;

describe("Host", () => {
  test.each(["localhost:PORT", "LocalHost:PORT", "127.0.0.1:PORT", "127.8.9.10:PORT", "[::1]:PORT"])(
    "%s is ours",
    async (host) => {
      const started = await startAdmin();
      expect((await send(started, [`Host: ${host}`, bearer(started)])).status).toBe(200);
    },
  );

  test.each([
    ["the name of another host, whatever its address is", "rebound.example:PORT"],
    ["a name that starts like ours", "localhost.example:PORT"],
    ["a name that ends like ours", "example.localhost:PORT"],
    ["a name that looks like an address", "127.0.0.1.example:PORT"],
    ["an absolute name", "localhost.:PORT"],
    ["every address", "0.0.0.0:PORT"],
    ["an address that is not ours", "192.0.2.1:PORT"],
    ["another port", "127.0.0.1:1"],
    ["no port", "127.0.0.1"],
  ])("%s is refused with 421, token or not", async (_, host) => {
    const started = await startAdmin();
    for (const lines of [[`Host: ${host}`], [`Host: ${host}`, bearer(started)]]) {
      const { status, body, headers } = await send(started, lines);
      expect(status).toBe(421);
      expect(JSON.parse(body)).toMatchObject({
        code: "misdirected_request",
        details: [
          { location: "header", pointer: "/host", message: expect.stringMatching(/^host must be localhost/) },
        ],
      });
      expect(headers).not.toHaveProperty("www-authenticate");
    }
  });

  test.each([
    [""],
    ["user@127.0.0.1:PORT"],
    ["127.0.0.1:PORT/path"],
    ["127.0.0.1:PORT#x"],
    ["127.0.0.1:"],
    ["127.0.0.1:99999PORT"],
    ["[::1:PORT"],
    ["a b"],
    ["127.0.0.1:PORT", "rebound.example:PORT"],
    ["rebound.example:PORT", "127.0.0.1:PORT"],
    ["127.0.0.1:PORT", "127.0.0.1:PORT"],
  ])("%j %j opens nothing", async (...hosts) => {
    const started = await startAdmin();
    const lines = [...hosts.map((host) => `Host: ${host}`), bearer(started)];
    expect([400, 421]).toContain((await send(started, lines)).status);
  });

  test("none at all is refused", async () => {
    const started = await startAdmin();
    expect((await send(started, [bearer(started)], { version: "1.0" })).status).toBe(421);
    expect((await send(started, [bearer(started)])).status).toBe(400);
  });

  test("a target in absolute form has to name the same host", async () => {
    const started = await startAdmin();
    const lines = ["Host: 127.0.0.1:PORT", bearer(started)];
    const statusOf = async (target: string) => (await send(started, lines, { target })).status;
    expect(await statusOf("http://127.0.0.1:PORT/_admin/health")).toBe(200);
    expect(await statusOf("http://rebound.example:PORT/_admin/health")).toBe(421);
    expect(await statusOf("http://127.0.0.1:1/_admin/health")).toBe(421);
  });

  test("the configured host and the address of the connection are ours", async () => {
    const started = await startAdmin({ host: "0.0.0.0" });
    expect((await send(started, ["Host: 0.0.0.0:PORT", bearer(started)])).status).toBe(200);
    const addresses = Object.values(networkInterfaces()).flatMap((addresses) => addresses ?? []);
    const own = addresses.find(({ family, internal }) => family === "IPv4" && !internal)?.address;
    // A machine without a network has no such address.
    for (const address of own === undefined ? [] : [own]) {
      const url = `http://${address}:${started.server.port}/_admin/health`;
      const headers = { authorization: `Bearer ${started.server.admin.token}` };
      expect((await fetch(url, { headers })).status).toBe(200);
      // Over another connection the same address is foreign.
      expect((await send(started, [`Host: ${address}:PORT`, bearer(started)])).status).toBe(421);
    }
  });
});

describe("Origin", () => {
  test.each(["http://localhost:PORT", "http://127.0.0.1:PORT", "http://[::1]:PORT"])(
    "%s is ours",
    async (origin) => {
      const started = await startAdmin();
      const { status, headers } = await send(started, [
        "Host: 127.0.0.1:PORT",
        `Origin: ${origin}`,
        bearer(started),
      ]);
      expect(status).toBe(200);
      expect(Object.keys(headers).filter((name) => name.startsWith("access-control"))).toEqual([]);
    },
  );

  test.each([
    "http://evil.example",
    "http://evil.example:PORT",
    "https://127.0.0.1:PORT",
    "http://127.0.0.1",
    "http://127.0.0.1:1",
    "http://127.0.0.1:PORT/",
    "http://127.0.0.1:PORT.evil.example",
    "http://127.0.0.1:PORT@evil.example:PORT",
    "127.0.0.1:PORT",
    "file://",
    "null",
    "",
  ])("%j is refused with 421, token or not, preflight or not", async (origin) => {
    const started = await startAdmin();
    const foreign = ["Host: 127.0.0.1:PORT", `Origin: ${origin}`];
    const answers = [
      await send(started, foreign),
      await send(started, [...foreign, bearer(started)]),
      await send(started, [...foreign, "Access-Control-Request-Method: POST"], { method: "OPTIONS" }),
    ];
    for (const { status, body, headers } of answers) {
      expect(status).toBe(421);
      expect(JSON.parse(body)).toMatchObject({ details: [{ location: "header", pointer: "/origin" }] });
      expect(Object.keys(headers).filter((name) => name.startsWith("access-control"))).toEqual([]);
    }
  });

  test("several are refused", async () => {
    const started = await startAdmin();
    const origin = "Origin: http://127.0.0.1:PORT";
    expect((await send(started, ["Host: 127.0.0.1:PORT", origin, origin, bearer(started)])).status).toBe(421);
  });
});

describe("Authorization", () => {
  test("whatever is wrong with the token, the answer is the same, for paths that are there and others", async () => {
    const started = await startAdmin();
    const { token } = started.server.admin;
    const wrong = [
      [],
      ["Authorization: Bearer"],
      ["Authorization: Bearer "],
      [`Authorization: ${token}`],
      [`Authorization: Basic ${token}`],
      [`Authorization: Bearer ${token}x`],
      [`Authorization: Bearer ${token.slice(0, -1)}`],
      [`Authorization: Bearer ${token} ${token}`],
      [`Authorization: Bearer ${token.toUpperCase()}`],
      [`Authorization: Bearer ${await signToken(started.server.rootPrivateKey!)}`],
      ["Authorization: Bearer undefined"],
      ["Authorization: Bearer x", `Authorization: Bearer ${token}`],
      [`X-Authorization: Bearer ${token}`],
    ];
    const bodies = new Set<string>();
    for (const target of [
      "/_admin/health",
      "/_admin",
      "/_admin/",
      "/_admin/nowhere",
      `/_admin/faults?token=${token}`,
    ]) {
      for (const lines of wrong) {
        const { status, body, headers } = await send(started, ["Host: 127.0.0.1:PORT", ...lines], { target });
        expect(status).toBe(401);
        expect(headers["www-authenticate"]).toBe("Bearer");
        bodies.add(body);
      }
    }
    expect([...bodies].map((body) => JSON.parse(body))).toEqual([
      {
        type: "error",
        code: "unauthorized",
        status: 401,
        message: "No valid API authentication found",
        details: [],
      },
    ]);
  });

  test("the scheme is accepted in any case, and after it any number of spaces", async () => {
    const started = await startAdmin();
    const line = `authorization: bEARER   ${started.server.admin.token} `;
    expect((await send(started, ["Host: 127.0.0.1:PORT", line])).status).toBe(200);
  });

  test("the admin token opens nothing of the API", async () => {
    const { server } = await startAdmin();
    const headers = { authorization: `Bearer ${server.admin.token}` };
    for (const method of ["GET", "POST"]) {
      expect((await fetch(`${server.url}/api-key-pairs`, { method, headers })).status).toBe(401);
    }
  });

  test("the log says who was refused and why, without the token", async () => {
    const { logger, lines, records } = memoryLog();
    const started = await startAdmin({ logger });
    const { token } = started.server.admin;
    await send(started, ["Host: rebound.example:PORT", bearer(started)], {
      target: `/_admin/faults?t=${token}`,
    });
    await send(started, ["Host: 127.0.0.1:PORT"], { target: `/_admin/${token}` });
    await send(started, ["Host: 127.0.0.1:PORT", bearer(started)]);
    expect(records()).toMatchObject([
      { path: "/_admin/faults", status: 421, refusal: "the host header is not of this server" },
      { path: "/_admin...", status: 401, refusal: "no admin token" },
      { path: "/_admin/health", status: 200 },
    ]);
    expect(lines.join("")).not.toContain(token.slice(0, 20));
  });
});

test.each([
  "/%5fadmin/health",
  "//_admin/health",
  "/_ADMIN/health",
  "/x/../_admin/health",
  "/./_admin/health",
])("no spelling of the path gets around the guard: %s", async (target) => {
  const started = await startAdmin();
  const { status, body } = await send(started, ["Host: rebound.example:PORT"], { target });
  expect([404, 421]).toContain(status);
  expect(body).not.toContain('"ok"');
});
