import { expect, test, vi } from "vitest";

import { rawRequest } from "../../testing/host-request.ts";
import { codeOf, openSession, redeem, startBoth, visitor } from "../../testing/host-start.ts";
import type { Dashboard } from "../dashboard-options.ts";

const minute = 60_000;
const wrong = "A".repeat(43);
const expired = { type: "error", code: "session_expired", status: 401, details: [] };

/** Opens a session by a link of its own, as another browser does. */
async function openAnother(dashboard: Dashboard) {
  dashboard.newLink();
  return await openSession(dashboard);
}

/** A dashboard by a clock that stands still until it is moved. */
async function startAt(now: number, idleMinutes?: number) {
  const linked = vi.fn<(link: string | undefined, reason: string) => void>();
  const time = { now };
  const { dashboard } = await startBoth({ idleMinutes, clock: () => time.now, observer: { linked } });
  return { dashboard, time, linked };
}

test("a link opens one session: the cookie out of reach for scripts, the token in the answer", async () => {
  const { dashboard } = await startBoth();
  const { port, link } = dashboard;
  expect(link).toMatch(new RegExp(`^http://127\\.0\\.0\\.1:${port}/#[\\w-]{43}$`));

  const { status, headers, json } = await redeem(dashboard, codeOf(link));
  expect(status).toBe(200);
  expect(headers["set-cookie"]).toEqual([
    expect.stringMatching(
      new RegExp(`^akp_dashboard_${port}=[\\w-]{43}; Path=/; HttpOnly; SameSite=Strict$`),
    ),
  ]);
  expect(json).toEqual({ token: expect.stringMatching(/^[\w-]{43}$/) });
});

test("a session tells where it is, and no secret", async () => {
  const { server, dashboard } = await startBoth({ profile: "local" });
  const { ask } = await openSession(dashboard);
  const [root] = (await ask("GET", "/api/api-key-pairs")).json.items;
  const { status, json } = await ask("GET", "/session");
  expect(status).toBe(200);
  expect(json).toEqual({
    target: { baseUrl: server.url },
    profile: "local",
    signer: root.id,
    idle_minutes: 60,
  });
});

test("an instance is told by its name too, and a token that names no key has no signer", async () => {
  const target = { instance: "acme", environment: "sandbox" } as const;
  const { dashboard } = await startBoth({ target, auth: "opaque" });
  const { json } = await (await openSession(dashboard)).ask("GET", "/session");
  expect(json).toEqual({
    target: { baseUrl: "https://api.sandbox.acme.gr4vy.app", ...target },
    signer: null,
    idle_minutes: 60,
  });
});

test.each(["no cookie", "another cookie", "no token", "another token", "neither", "another's cookie"])(
  "both halves are needed: %s is refused",
  async (kind) => {
    const { dashboard } = await startBoth();
    const { cookie, token } = await openSession(dashboard);
    const other = await openAnother(dashboard);
    const halves = {
      "no cookie": ["", token],
      "another cookie": [cookie.replace(/=.*/, `=${wrong}`), token],
      "no token": [cookie, ""],
      "another token": [cookie, wrong],
      neither: ["", ""],
      "another's cookie": [other.cookie, token],
    }[kind]!;
    const { ask } = visitor(dashboard, halves[0]!, halves[1]!);
    for (const [method, path] of [
      ["GET", "/session"],
      ["DELETE", "/session"],
      ["GET", "/api/api-key-pairs"],
      ["POST", "/api/api-key-pairs"],
      ["DELETE", `/api/api-key-pairs/${"a".repeat(43)}`],
    ] as const) {
      const { status, json } = await ask(method, path);
      expect([status, json]).toEqual([401, expect.objectContaining(expired)]);
      expect(json.message).toContain("Press Enter in the terminal");
    }
    expect((await visitor(dashboard, cookie, token).ask("GET", "/session")).status).toBe(200);
  },
);

test("a cookie of that name that another port has set does not hide the right one", async () => {
  const { dashboard } = await startBoth();
  const { cookie, token } = await openSession(dashboard);
  const tossed = cookie.replace(/=.*/, "=tossed");
  const { ask } = visitor(dashboard, `${tossed}; other=1; ${cookie}`, token);
  expect((await ask("GET", "/session")).status).toBe(200);
});

test("a code works once; whoever opens the link again must ask for a new one in the terminal", async () => {
  const { dashboard, linked } = await startAt(0);
  const { link } = dashboard;
  await openSession(dashboard);

  const { status, json, headers } = await redeem(dashboard, codeOf(link));
  expect([status, json.code]).toEqual([401, "link_expired"]);
  expect(headers).not.toHaveProperty("set-cookie");
  expect(linked.mock.calls).toEqual([[undefined, "old_link"]]);
  expect(dashboard.link).toBe(link);
  await openAnother(dashboard);
});

test("a code is good for 10 minutes", async () => {
  const { dashboard, time, linked } = await startAt(0);
  const late = codeOf(dashboard.link);
  time.now += 10 * minute;
  expect((await redeem(dashboard, late)).json.code).toBe("link_expired");
  expect(linked.mock.calls).toEqual([[undefined, "old_link"]]);

  dashboard.newLink();
  time.now += 10 * minute - 1;
  await openSession(dashboard);
});

test("a new link puts the one before out of use, and ends no session", async () => {
  const { dashboard } = await startAt(0);
  const first = codeOf(dashboard.link);
  const link = dashboard.newLink();
  expect(link).toBe(dashboard.link);
  expect((await redeem(dashboard, first)).json.code).toBe("link_expired");

  const { ask } = await openSession(dashboard);
  dashboard.newLink();
  expect((await ask("GET", "/session")).status).toBe(200);
});

test("ten wrong codes withdraw the link, and more of them wait for a minute, but not the right one", async () => {
  const { dashboard, time, linked } = await startAt(0);
  const withdrawn = dashboard.link;
  for (let count = 1; count <= 10; count += 1) {
    expect(linked).not.toHaveBeenCalled();
    expect((await redeem(dashboard, wrong)).status).toBe(401);
  }
  expect(linked.mock.calls).toEqual([[undefined, "wrong_codes"]]);
  expect(dashboard.link).toBe(withdrawn);

  time.now += 10_500;
  for (const code of [codeOf(withdrawn), wrong]) {
    const { status, json, headers } = await redeem(dashboard, code);
    expect([status, json.code, headers["retry-after"]]).toEqual([429, "too_many_requests", "50"]);
  }
  await openAnother(dashboard);

  time.now += minute;
  expect((await redeem(dashboard, wrong)).status).toBe(401);
  expect(linked).toHaveBeenCalledOnce();
});

test("whoever has no session gets no link made, whatever codes they try while none is waiting", async () => {
  const { dashboard, time, linked } = await startAt(0);
  const { link } = dashboard;
  await openSession(dashboard);
  for (const code of [wrong, codeOf(link)]) {
    time.now += minute;
    for (let count = 1; count <= 12; count += 1)
      expect((await redeem(dashboard, code)).status).toBe(count <= 10 ? 401 : 429);
  }
  expect(linked.mock.calls).toEqual(Array.from({ length: 10 }, () => [undefined, "old_link"]));
  expect(dashboard.link).toBe(link);
  expect((await redeem(dashboard, codeOf(link))).status).toBe(429);
});

test("a session that is over has a link made though the one before was withdrawn", async () => {
  const { dashboard, time, linked } = await startAt(0);
  const { ask } = await openSession(dashboard);
  const withdrawn = dashboard.newLink();
  for (let count = 0; count < 10; count += 1) await redeem(dashboard, wrong);
  time.now += 60 * minute;
  await ask("GET", "/session");
  expect(linked).toHaveBeenLastCalledWith(dashboard.link, "session_expired");
  expect(dashboard.link).not.toBe(withdrawn);
  await openSession(dashboard);
});

test("a session that goes unused is over, and the terminal has a new link", async () => {
  const { dashboard, time, linked } = await startAt(0, 30);
  const { ask } = await openSession(dashboard);
  for (let count = 0; count < 3; count += 1) {
    time.now += 30 * minute - 1;
    expect((await ask("GET", "/session")).status).toBe(200);
  }
  time.now += 30 * minute;
  for (let count = 0; count < 2; count += 1) {
    expect((await ask("GET", "/api/api-key-pairs")).json).toMatchObject(expired);
  }
  expect(linked).toHaveBeenCalledExactlyOnceWith(dashboard.link, "session_expired");
  await openSession(dashboard);
});

test("a link that nobody has used yet serves every session that is over", async () => {
  const { dashboard, time, linked } = await startAt(0);
  const sessions = [await openSession(dashboard), await openAnother(dashboard)];
  time.now += 60 * minute;
  for (const { ask } of sessions) await ask("GET", "/session");
  expect(linked.mock.calls).toEqual([
    [dashboard.link, "session_expired"],
    [dashboard.link, "session_expired"],
  ]);
  await openSession(dashboard);
});

test("a session is over after 12 hours, however much it is used", async () => {
  const { dashboard, time } = await startAt(0);
  const { ask } = await openSession(dashboard);
  for (let used = 0; used < 12 * 60 - 30; used += 30) {
    time.now += 30 * minute;
    expect((await ask("GET", "/session")).status).toBe(200);
  }
  time.now += 30 * minute;
  expect((await ask("GET", "/session")).json).toMatchObject(expired);
});

test("several sessions go on beside each other, and one can be ended alone", async () => {
  const { dashboard } = await startAt(0);
  const first = await openSession(dashboard);
  const second = await openAnother(dashboard);
  expect(second.cookie).not.toBe(first.cookie);
  expect((await first.ask("DELETE", "/session")).status).toBe(204);
  expect((await first.ask("GET", "/session")).json).toMatchObject(expired);
  expect((await second.ask("GET", "/session")).status).toBe(200);
});

test("the tabs of a browser share one cookie, so that a second link does not end the first session", async () => {
  const { dashboard } = await startAt(0);
  const first = await openSession(dashboard);
  dashboard.newLink();
  const second = await openSession(dashboard, { cookie: `a=b; ${first.cookie}` });
  expect(second.cookie).toBe(first.cookie);
  expect(second.token).not.toBe(first.token);
  for (const { ask } of [first, second]) expect((await ask("GET", "/session")).status).toBe(200);
});

test("a cookie that was planted before does not become half of a session", async () => {
  const { dashboard } = await startAt(0);
  const planted = `akp_dashboard_${dashboard.port}=${"p".repeat(43)}`;
  expect((await openSession(dashboard, { cookie: planted })).cookie).not.toBe(planted);
});

test.each([
  ["a form", "application/x-www-form-urlencoded", "code=x", 415],
  ["plain text", "text/plain", '{"code":"x"}', 415],
  ["something like JSON", "application/jsonp", '{"code":"x"}', 415],
  ["no JSON", "application/json", "{", 400],
  ["null", "application/json", "null", 400],
  ["no code", "application/json", "{}", 400],
  ["a code of another type", "application/json; charset=utf-8", '{"code":1}', 400],
])("%s is no way to send a code, and is not counted as a wrong one", async (_, type, body, status) => {
  const { dashboard, linked } = await startAt(0);
  for (let count = 0; count < 11; count += 1) {
    const headers = { "content-type": type };
    const answer = await rawRequest(dashboard.port, { method: "POST", path: "/session", headers, body });
    expect(answer.status).toBe(status);
  }
  expect(linked).not.toHaveBeenCalled();
});
