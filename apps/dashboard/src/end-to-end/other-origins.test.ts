import { createServer } from "node:http";
import type { IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";

import type { BrowserContext, Page } from "playwright";
import { onTestFinished, test } from "vitest";

import { attack, sendForm, showInFrame } from "../testing/end-to-end/attack.ts";
import { expect } from "../testing/end-to-end/expect.ts";
import { openPage } from "../testing/end-to-end/open-context.ts";
import { expectPairs } from "../testing/end-to-end/pair-rows.ts";
import { startAll } from "../testing/end-to-end/start-all.ts";
import { useBrowser } from "../testing/end-to-end/use-browser.ts";
import { rawRequest } from "../testing/host-request.ts";

const browser = useBrowser();

/** A server of somebody else on this machine, which answers everybody and everything. */
async function startStranger() {
  const received: Pick<IncomingMessage, "method" | "url" | "headers">[] = [];
  const server = createServer((request, response) => {
    received.push({ method: request.method, url: request.url, headers: request.headers });
    response.writeHead(200, {
      "content-type": request.url === "/api/api-key-pairs" ? "text/javascript" : "text/html",
      "access-control-allow-origin": request.headers.origin ?? "*",
      "access-control-allow-credentials": "true",
      "access-control-allow-methods": "GET, POST, PUT, DELETE",
      "access-control-allow-headers": "authorization, content-type",
    });
    response.end(request.url === "/api/api-key-pairs" ? "void 0" : "<!doctype html><title>Stranger</title>");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(async () => {
    const closed = new Promise((resolve) => server.close(resolve));
    server.closeAllConnections();
    await closed;
  });
  return { port: (server.address() as AddressInfo).port, received };
}

/** One browser for a session and for whatever else its owner looks at. */
async function openBrowser(): Promise<BrowserContext> {
  const context = await browser().newContext();
  context.setDefaultTimeout(30_000);
  onTestFinished(async () => await context.close());
  return context;
}

/** A session in one tab, and beside it whatever its owner opens. */
async function startBoth() {
  const all = await startAll();
  const stranger = await startStranger();
  const context = await openBrowser();
  const own = await openPage(context, all.dashboard.link);
  await expectPairs(own, all.ids);
  await expect(own.getByText("All key pairs, as of")).toBeVisible();
  all.server.admin!.clearRequests();
  return { ...all, stranger, context, own };
}

/** What the frames of a page show: the address of the error page where that was refused. */
function addressesInFrames(page: Page): string[] {
  const [, ...frames] = page.frames();
  return frames.map((frame) => frame.url());
}

const refused = "chrome-error://chromewebdata/";

test("a page on another port reads and changes nothing, by whichever name it and the host are called", async () => {
  const { dashboard, server, own, context, stranger, ids } = await startBoth();
  for (const [from, to] of [
    ["127.0.0.1", "127.0.0.1"],
    ["127.0.0.1", "localhost"],
    ["localhost", "127.0.0.1"],
  ]) {
    const foreign = await openPage(context, `http://${from}:${stranger.port}/`);
    const target = `http://${to}:${dashboard.port}`;
    expect(await foreign.evaluate(attack, { target, id: ids[0]! })).toEqual([]);
    await foreign.evaluate(sendForm, `${target}/api/api-key-pairs`);
    await foreign.evaluate(sendForm, `${target}/session`);
    await foreign.evaluate(showInFrame, `${target}/`);
    expect(addressesInFrames(foreign)).toEqual([refused, refused, refused]);
  }

  // Nothing of all that has reached the API, and the session goes on.
  expect(server.admin!.requests()).toEqual([]);
  await own.getByRole("button", { name: "Read again" }).click();
  await expect.poll(() => server.admin!.requests({ operation: "list" }).length).toBeGreaterThan(0);
  await expectPairs(own, ids);
  expect(server.admin!.requests({ status: 401 })).toEqual([]);
});

test("what is tried there works where nobody minds", async () => {
  const id = "i".repeat(43);
  const [stranger, careless] = [await startStranger(), await startStranger()];
  const foreign = await openPage(await openBrowser(), `http://127.0.0.1:${stranger.port}/`);
  const target = `http://127.0.0.1:${careless.port}`;
  const loot = await foreign.evaluate(attack, { target, id });
  expect(loot).toContain(`DELETE ${target}/api/api-key-pairs/${id} with fetch`);
  expect(loot).toContain("a script of the API");
  await foreign.evaluate(sendForm, `${target}/api/api-key-pairs`);
  await foreign.evaluate(showInFrame, `${target}/`);
  expect(addressesInFrames(foreign)).toEqual([`${target}/api/api-key-pairs`, `${target}/`]);
  const methods = new Set(careless.received.map(({ method }) => method));
  expect(methods).toEqual(new Set(["GET", "POST", "PUT", "DELETE", "OPTIONS"]));
});

test("a window that another page opens is out of its hands; cookies that it gets or sets open and end nothing", async () => {
  const { dashboard, stranger, context, own, ids } = await startBoth();
  const foreign = await openPage(context, `http://127.0.0.1:${stranger.port}/`);
  const opening = context.waitForEvent("page");
  await foreign.evaluate((url) => {
    Object.assign(globalThis, { opened: open(url) });
  }, dashboard.url);
  const opened = await opening;
  await expect(opened.getByRole("heading", { name: "This page opens with a link" })).toBeVisible();
  expect(await opened.evaluate(() => opener as unknown)).toBeNull();
  const isClosed = async () =>
    await foreign.evaluate(() => (globalThis as unknown as { opened: Window }).opened.closed);
  await expect.poll(isClosed).toBe(true);

  const [cookie] = stranger.received.flatMap(({ headers }) => headers.cookie ?? []);
  expect(cookie).toMatch(new RegExp(`^akp_dashboard_${dashboard.port}=[\\w-]{43}$`));
  for (const [method, path] of [
    ["GET", "/session"],
    ["GET", "/api/api-key-pairs"],
    ["POST", "/api/api-key-pairs"],
    ["DELETE", `/api/api-key-pairs/${ids[0]!}`],
  ] as const) {
    const headers = { cookie: cookie!, origin: dashboard.url, "sec-fetch-site": "same-origin" };
    expect((await rawRequest(dashboard.port, { method, path, headers })).status).toBe(401);
  }

  await foreign.evaluate((name) => {
    document.cookie = `${name}=none; path=/api`;
    document.cookie = `${name}=none; path=/session`;
  }, `akp_dashboard_${dashboard.port}`);
  await own.reload();
  await expectPairs(own, ids);
});

test("a name of somebody else that leads here (DNS rebinding) gets neither the page nor an answer", async () => {
  const { dashboard, server, ids } = await startAll();
  const page = await (await openBrowser()).newPage();
  const answer = await page.goto(`http://rebind.test:${dashboard.port}/`);
  expect(answer!.status()).toBe(421);
  const statuses = await page.evaluate(async (id) => {
    const json = { "content-type": "application/json", authorization: "Bearer none" };
    const sent = [
      fetch("/session"),
      fetch("/session", { method: "POST", body: '{"code":"none"}', headers: json }),
      fetch("/api/api-key-pairs"),
      fetch("/api/api-key-pairs", { method: "POST", headers: json }),
      fetch(`/api/api-key-pairs/${id}`, { method: "DELETE", headers: json }),
    ];
    return (await Promise.all(sent)).map(({ status }) => status);
  }, ids[0]!);
  expect(statuses).toEqual([421, 421, 421, 421, 421]);
  expect(server.admin!.requests()).toEqual([]);
});
