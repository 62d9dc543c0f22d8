import { readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { gzipSync } from "node:zlib";

import { chromium } from "playwright";
import { beforeAll, describe, expect, onTestFinished, test } from "vitest";

import { chromiumLaunchOptions } from "../chromium.ts";
import { expectUsed } from "./expect-used.ts";
import { openPage, openToPages } from "./open-pages.ts";
import { startPackedServer } from "./packed-server.ts";
import { project } from "./project.ts";
import { run } from "./run.ts";
import { bundleWith } from "./tools.ts";

const programs = ["app", "create-client", "one-function", "nothing"].map((name) => `pages/${name}.js`);

describe.each(["esbuild", "vite", "webpack"])("%s", (bundler) => {
  const bundles = join(project, `bundles-${bundler}`);
  const read = async (name: string) => await readFile(join(bundles, `${name}.js`), "utf8");
  const sizeOf = async (name: string) => gzipSync(await read(name), { level: 9 }).length;

  let warnings: string;

  beforeAll(async () => {
    warnings = await run(project, process.execPath, [bundleWith(bundler), project, bundles, ...programs]);
  });

  test("bundles for the browser without a warning, and with nothing of Node.js", async () => {
    expect(JSON.parse(warnings)).toEqual([]);
    for (const program of programs)
      expect(await read(basename(program, ".js"))).not.toMatch(/["'`]node:|browser-external/);
  });

  test("leaves out what is not used", async () => {
    expect((await read("nothing")).length).toBe(0);
    expect(await sizeOf("one-function")).toBeLessThan(1024);
    // What the size check allows, and a little for how each of them writes modules.
    expect(await sizeOf("create-client")).toBeLessThan(23 * 1024);
  });

  test("makes a page that creates, lists over pages and deletes on another origin", async () => {
    const { url, rootPrivateKey: privateKey } = await startPackedServer();
    const [baseUrl, address, browser] = await Promise.all([
      openToPages(url),
      openPage(bundles),
      chromiumLaunchOptions().then((options) => chromium.launch(options)),
    ]);
    onTestFinished(() => browser.close());
    const page = await browser.newPage();
    const complaints: string[] = [];
    page.on("console", (message) => complaints.push(message.text()));
    page.on("pageerror", (error) => complaints.push(String(error)));
    await page.goto(address);
    const used = await page.evaluate(async (target) => await (globalThis as any).start(target), {
      baseUrl,
      privateKey,
    });
    expectUsed(used);
    await page.getByText(used.root, { exact: true }).waitFor();
    expect(complaints).toEqual([]);
  });
});
