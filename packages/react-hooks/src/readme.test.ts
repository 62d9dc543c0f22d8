import { execFile } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { promisify } from "node:util";

import { createClient } from "@api-key-pairs/client";
import { signWith } from "@api-key-pairs/client/auth";
import { startServer } from "@api-key-pairs/server";
import { MutationObserver } from "@tanstack/react-query";
import { chromium } from "playwright";
import { createElement } from "react";
import { renderToReadableStream, renderToString } from "react-dom/server";
import { afterAll, afterEach, beforeAll, beforeEach, expect, onTestFinished, test, vi } from "vitest";

import { chromiumLaunchOptions } from "../../../test/chromium.ts";
import {
  apiKeyPairOptions,
  createApiKeyPairOptions,
  rolesOptions,
  updateApiKeyPairOptions,
} from "./index.ts";
import { createCache } from "./testing/cache.ts";
import { linesFound } from "./testing/canaries.ts";
import { startHostileApi } from "./testing/hostile-api.ts";
import { type Route, serveApp } from "./testing/readme/serve-app.ts";
import { examples, writeExamples } from "./testing/readme/write-examples.ts";

const { folder, remove } = writeExamples();
afterAll(remove);

const load = async (name: string) => await import(join(folder, name));
const route = async (): Promise<Route> => await load("app/api/api-key-pairs/[[...id]]/route.ts");
const routes = async (): Promise<Record<string, Route>> => ({
  "api-key-pairs": await route(),
  roles: await load("app/api/roles/route.ts"),
});

/** Runs a program of the workspace in the folder of the examples; a failure shows what it printed. */
async function run(program: string, ...args: string[]): Promise<string> {
  const path = join(import.meta.dirname, "../../../node_modules/.bin", program);
  const { NODE_ENV: _, ...env } = process.env;
  try {
    const { stdout, stderr } = await promisify(execFile)(path, args, { cwd: folder, env });
    return stdout + stderr;
  } catch (error) {
    const { stdout, stderr } = error as { stdout: string; stderr: string };
    throw new Error([(error as Error).message, stdout, stderr].join("\n"), { cause: error });
  }
}

// One for all: the examples make their client once.
let api: Awaited<ReturnType<typeof startServer>>;
const direct = () => createClient({ baseUrl: api.url, auth: signWith({ privateKey: api.rootPrivateKey! }) });
const allIds = async () => (await direct().list().collect({ limit: 1_000 })).map(({ id }) => id);

beforeAll(async () => {
  api = await startServer();
  // One page of the examples, and two more.
  const client = direct();
  for (let made = 1; made < 52; made += 1) await client.create();
});
afterAll(async () => await api.close());

beforeEach(() => {
  vi.stubEnv("API_URL", api.url);
  vi.stubEnv("GR4VY_PRIVATE_KEY", api.rootPrivateKey);
  vi.stubEnv("SIGNED_IN", "yes");
});
afterEach(() => {
  vi.unstubAllEnvs();
  vi.unstubAllGlobals();
});

test("every example names its file, and no two the same", () => {
  const names = examples.map(({ name }) => name);
  expect(names).not.toContain(undefined);
  expect(new Set(names).size).toBe(names.length);
  expect(names.length).toBeGreaterThan(10);
});

test("the examples compile", async () => {
  const compilerOptions = { module: "preserve", moduleResolution: "bundler" };
  const config = { extends: "../tsconfig.json", compilerOptions, include: ["**/*"] };
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify(config));
  expect(await run("tsc", "--project", ".")).toBe("");
});

test("the plain React example is bundled, and lists, pages and deletes in a browser through the route", async () => {
  const config = {
    input: { main: "src/main.tsx", routes: "src/routes.ts" },
    platform: "browser",
    resolve: { conditionNames: ["@api-key-pairs/source", "browser", "import", "default"] },
    transform: { define: { "process.env.NODE_ENV": '"production"' } },
    // For servers that render; a bundle for browsers has no use for "use client".
    checks: { moduleLevelDirective: false },
    output: { dir: "dist" },
  };
  writeFileSync(join(folder, "rolldown.config.mjs"), `export default ${JSON.stringify(config)};`);
  expect(await run("rolldown", "--config", "rolldown.config.mjs", "--logLevel", "warn")).toBe("");
  const origin = await serveApp(await routes(), join(folder, "dist"));

  const browser = await chromium.launch(await chromiumLaunchOptions());
  try {
    const page = await browser.newPage();
    const complaints: string[] = [];
    page.on("console", (message) => complaints.push(message.text()));
    page.on("pageerror", (error) => complaints.push(error.message));
    await page.goto(origin);
    const ids = await allIds();
    const row = (id: string) => page.getByRole("listitem").filter({ hasText: id });
    await row(ids[49]!).waitFor();
    await page.getByRole("button", { name: "Older" }).click();
    await row(ids[51]!).waitFor();
    expect(await page.getByRole("listitem").count()).toBe(2);

    const answered = page.waitForResponse((response) => response.request().method() === "DELETE");
    await row(ids[50]!).getByRole("button", { name: "Delete" }).click();
    expect((await answered).status()).toBe(204);
    await row(ids[50]!).waitFor({ state: "detached" });
    expect(await allIds()).toEqual(ids.toSpliced(50, 1));
    expect(complaints).toEqual([]);
  } finally {
    await browser.close();
  }
});

test("the page for Next.js has the first page in its HTML, and nothing secret", async () => {
  const { default: Page } = await load("app/key-pairs/page.tsx");
  const html = await text(await renderToReadableStream(await Page()));
  const listed = [...html.matchAll(/<li>(.{43})<\/li>/g)].map(([, id]) => id);
  expect(listed).toEqual((await allIds()).slice(0, 50));
  expect(linesFound(api.rootPrivateKey!, html)).toEqual([]);
  // How every token begins; an id may have the first three letters in it.
  expect(html).not.toMatch(/eyJ[\w-]+\./);
});

test("the page for Next.js shows nothing to who is not signed in", async () => {
  vi.stubEnv("SIGNED_IN", "no");
  const { default: Page } = await load("app/key-pairs/page.tsx");
  const html = await text(await renderToReadableStream(await Page()));
  expect(html).toBe("<p>Sign in to see the key pairs.</p>");
});

test("without the key, the modules for Next.js are loaded all the same, as a build does", async () => {
  vi.resetModules();
  vi.stubEnv("GR4VY_PRIVATE_KEY", undefined);
  expect(Object.keys(await route())).toEqual(["GET", "POST", "PUT", "DELETE"]);
});

test.each([
  ["without a session", { signedIn: "no", method: "GET", site: "same-origin", status: 403 }],
  ["that creates, from another site", { signedIn: "yes", method: "POST", site: "cross-site", status: 403 }],
  ["that updates, from another site", { signedIn: "yes", method: "PUT", site: "cross-site", status: 403 }],
  ["that deletes, of unknown origin", { signedIn: "yes", method: "DELETE", site: "", status: 403 }],
  ["that reads, with a session", { signedIn: "yes", method: "GET", site: "cross-site", status: 200 }],
])("the route for Next.js and a request %s", async (_, { signedIn, method, site, status }) => {
  vi.stubEnv("SIGNED_IN", signedIn);
  const before = await allIds();
  const request = new Request("http://localhost/api/api-key-pairs?limit=2", {
    method,
    headers: site ? { "sec-fetch-site": site } : {},
  });
  const params = method === "GET" ? {} : { id: before.slice(0, 1) };
  const answer = await (await route())[method]!(request, { params: Promise.resolve(params) });
  expect(answer.status).toBe(status);
  expect(answer.headers.get("cache-control")).toBe("no-store");
  expect(await allIds()).toEqual(before);
});

test("the route for Next.js creates, and passes the errors of the API and of wrong input on", async () => {
  const headers = { "sec-fetch-site": "same-origin" };
  const send = async (method: string, path: string, ...id: string[]) => {
    const request = new Request(`http://localhost/api/api-key-pairs${path}`, { method, headers });
    return await (
      await route()
    )[method]!(request, { params: Promise.resolve({ id }) });
  };
  const created = await send("POST", "");
  expect(created.status).toBe(201);
  expect(created.headers.get("cache-control")).toBe("no-store");
  const { id, private_key: key } = await created.json();
  expect(key).toMatch(/^-----BEGIN PRIVATE KEY-----/);
  expect((await send("DELETE", `/${id}`, id)).status).toBe(204);
  expect((await send("DELETE", `/${id}`, id)).status).toBe(404);
  expect((await send("DELETE", "/..", "..")).status).toBe(400);
  expect((await send("GET", "?limit=1000")).status).toBe(400);
});

test("the route for Next.js ends its connections, and passes on how long to wait and a key that would be lost", async () => {
  // The modules keep the client that they made first.
  vi.resetModules();
  onTestFinished(() => void vi.resetModules());
  const pem = "-----BEGIN PRIVATE KEY-----\ncanary\n-----END PRIVATE KEY-----\n";
  const { baseUrl } = await startHostileApi((_, response) =>
    response.req.method === "POST"
      ? { id: 7, private_key: pem }
      : void response.writeHead(429, { "retry-after": "7" }).end(),
  );
  vi.stubEnv("API_URL", baseUrl);
  const { GET, POST } = await route();
  const send = async (handler: Route[string], method: string) => {
    const url = "http://localhost/api/api-key-pairs";
    const request = new Request(url, { method, headers: { "sec-fetch-site": "same-origin" } });
    return await handler(request, { params: Promise.resolve({}) });
  };
  const busy = await send(GET!, "GET");
  expect([busy.status, busy.headers.get("retry-after")]).toEqual([429, "7"]);
  const created = await send(POST!, "POST");
  expect(created.headers.get("connection")).toBe("close");
  expect([created.status, await created.json()]).toEqual([201, { private_key: pem }]);
});

test("through the routes for Next.js, pages create, update and read roles in revision 2026-08", async () => {
  vi.resetModules();
  onTestFinished(() => void vi.resetModules());
  const server = await startServer({ revision: "2026-08" });
  onTestFinished(async () => await server.close());
  vi.stubEnv("API_URL", server.url);
  vi.stubEnv("GR4VY_PRIVATE_KEY", server.rootPrivateKey);
  const origin = await serveApp(await routes(), folder);
  const client = createClient({
    baseUrl: `${origin}/api`,
    auth: "by-cookie",
    headers: { "sec-fetch-site": "same-origin" },
  });
  const cache = createCache();
  const roles = await cache.fetchQuery(rolesOptions({ client }));
  const manager = roles.find(({ slug }) => slug === "key-pair-manager")!;
  const creation = createApiKeyPairOptions({ client }, { onCreated: () => {} });
  const input = { display_name: "Checkout", role_ids: [manager.id] };
  const { id } = await new MutationObserver(cache, creation).mutate(input);
  const update = new MutationObserver(cache, updateApiKeyPairOptions({ client }));
  await update.mutate({ id, changes: { active: false } });
  expect(await cache.fetchQuery(apiKeyPairOptions({ client }, id))).toMatchObject({
    display_name: "Checkout",
    active: false,
  });
});

test("the loader of the route module fetches what its component then shows", async () => {
  const origin = await serveApp(await routes(), folder);
  vi.stubGlobal("window", { location: { origin } });
  const { routes: ofRouter } = await load("src/routes.ts");
  const { loader, Component } = await ofRouter[0].lazy();
  await loader();
  const html = renderToString(createElement(Component));
  for (const id of (await allIds()).slice(0, 50)) expect(html).toContain(`<li>${id}</li>`);
});
